//! JSON written in Rust.
//!
//! In comes JSON with expressions in it; out goes the value. It never fails: what an expression is as a value, `From` says.

/// Makes a [`Value`](crate::Value) of JSON, with any expressions in place of values that `Value` is made from.
///
/// ```
/// use clientwright_runtime::json;
///
/// let (name, ages) = ("Rex", vec![1, 2]);
/// let value = json!({"name": name, "ages": ages, "tags": ["a", null], "owner": {"id": 7 + 1}, "sold": true});
/// assert_eq!(value.to_string(), r#"{"name":"Rex","ages":[1,2],"tags":["a",null],"owner":{"id":8},"sold":true}"#);
/// ```
#[macro_export]
macro_rules! json {
    (null) => { $crate::Value::Null };
    ([]) => { $crate::Value::Array(::std::vec::Vec::new()) };
    ([$($elements:tt)+]) => {{
        let mut elements = ::std::vec::Vec::new();
        $crate::json!(@elements elements $($elements)+);
        $crate::Value::Array(elements)
    }};
    ({}) => { $crate::Value::Object($crate::Map::new()) };
    ({$($members:tt)+}) => {{
        let mut members = $crate::Map::new();
        $crate::json!(@members members $($members)+);
        $crate::Value::Object(members)
    }};

    (@elements $out:ident) => {};
    (@elements $out:ident null $(, $($rest:tt)*)?) => {
        $out.push($crate::Value::Null);
        $crate::json!(@elements $out $($($rest)*)?);
    };
    (@elements $out:ident [$($inner:tt)*] $(, $($rest:tt)*)?) => {
        $out.push($crate::json!([$($inner)*]));
        $crate::json!(@elements $out $($($rest)*)?);
    };
    (@elements $out:ident {$($inner:tt)*} $(, $($rest:tt)*)?) => {
        $out.push($crate::json!({$($inner)*}));
        $crate::json!(@elements $out $($($rest)*)?);
    };
    (@elements $out:ident $value:expr $(, $($rest:tt)*)?) => {
        $out.push($crate::Value::from($value));
        $crate::json!(@elements $out $($($rest)*)?);
    };

    (@members $out:ident) => {};
    (@members $out:ident $name:tt : null $(, $($rest:tt)*)?) => {
        $out.insert(::std::string::String::from($name), $crate::Value::Null);
        $crate::json!(@members $out $($($rest)*)?);
    };
    (@members $out:ident $name:tt : [$($inner:tt)*] $(, $($rest:tt)*)?) => {
        $out.insert(::std::string::String::from($name), $crate::json!([$($inner)*]));
        $crate::json!(@members $out $($($rest)*)?);
    };
    (@members $out:ident $name:tt : {$($inner:tt)*} $(, $($rest:tt)*)?) => {
        $out.insert(::std::string::String::from($name), $crate::json!({$($inner)*}));
        $crate::json!(@members $out $($($rest)*)?);
    };
    (@members $out:ident $name:tt : $value:expr $(, $($rest:tt)*)?) => {
        $out.insert(::std::string::String::from($name), $crate::Value::from($value));
        $crate::json!(@members $out $($($rest)*)?);
    };

    ($value:expr) => { $crate::Value::from($value) };
}
