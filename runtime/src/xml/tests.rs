//! Documents by the tables of the specification's own examples, there and back.

use super::*;
use crate::json::{Map, Value};

fn read<T: Json>(root: &XmlRoot, body: &[u8]) -> Result<T, Fault> {
    json::from_slice(&as_json(root, body)?)
}

static PET: XmlTable = XmlTable {
    members: &[
        XmlMember {
            wire: "id",
            name: XmlName::plain("id"),
            place: XmlPlace::Attribute,
            shape: XmlShape::Literal,
        },
        XmlMember {
            wire: "name",
            name: XmlName { local: "name", prefix: "smp", namespace: "http://example.com/schema/sample" },
            place: XmlPlace::Element,
            shape: XmlShape::Text,
        },
        XmlMember {
            wire: "photoUrls",
            name: XmlName::plain("photoUrls"),
            place: XmlPlace::Element,
            shape: XmlShape::List(&XmlList {
                item: XmlName::plain("photoUrl"),
                wrapped: true,
                shape: XmlShape::Text,
            }),
        },
        XmlMember {
            wire: "scores",
            name: XmlName::plain("scores"),
            place: XmlPlace::Element,
            shape: XmlShape::List(&XmlList {
                item: XmlName::plain("score"),
                wrapped: false,
                shape: XmlShape::Literal,
            }),
        },
        XmlMember {
            wire: "parent",
            name: XmlName::plain("parent"),
            place: XmlPlace::Element,
            shape: XmlShape::Record(|| &PET),
        },
        XmlMember {
            wire: "notes",
            name: XmlName::plain("notes"),
            place: XmlPlace::Element,
            shape: XmlShape::Map(&XmlShape::Text),
        },
    ],
    additional: true,
};

const ROOT: XmlRoot = XmlRoot { name: XmlName::plain("pet"), shape: XmlShape::Record(|| &PET) };
const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

fn value(json: &str) -> Value {
    json::from_str(json).unwrap()
}

#[test]
fn values_go_there_and_back() {
    let name = "<smp:name xmlns:smp=\"http://example.com/schema/sample\">";
    for (json, xml) in [
        (r#"{"id":1,"name":"a & <b>"}"#, format!("<pet id=\"1\">{name}a &amp; &lt;b&gt;</smp:name></pet>")),
        (
            r#"{"photoUrls":["a","b"],"scores":[1,2.5]}"#,
            "<pet><photoUrls><photoUrl>a</photoUrl><photoUrl>b</photoUrl></photoUrls>\
             <score>1</score><score>2.5</score></pet>"
                .to_owned(),
        ),
        (r#"{"photoUrls":[]}"#, "<pet><photoUrls></photoUrls></pet>".to_owned()),
        (
            r#"{"parent":{"id":2,"parent":{"scores":[7]}}}"#,
            "<pet><parent id=\"2\"><parent><score>7</score></parent></parent></pet>".to_owned(),
        ),
        (
            r#"{"notes":{"en":"x\r\ny","de":""}}"#,
            "<pet><notes><en>x&#13;\ny</en><de></de></notes></pet>".to_owned(),
        ),
        (
            r#"{"more":{"a":"1","b":["x","y"]}}"#,
            "<pet><more><a>1</a><b>x</b><b>y</b></more></pet>".to_owned(),
        ),
        ("{}", "<pet></pet>".to_owned()),
    ] {
        let written = written(&ROOT, &value(json)).unwrap();
        assert_eq!(written, format!("{PROLOG}{xml}"), "{json}");
        assert_eq!(read::<Value>(&ROOT, written.as_bytes()).unwrap(), value(json), "{xml}");
    }
}

#[test]
fn documents_are_read_as_servers_write_them() {
    for (xml, json) in [
        ("<pet/>", "{}"),
        ("\u{feff}<?xml version='1.0'?>\n<!-- c --><x:Pet xmlns:x='u' id=' 1 '>\n</x:Pet>\n", r#"{"id":1}"#),
        ("<pet><name>a<![CDATA[<b>]]>&amp;&#x41;</name></pet>", r#"{"name":"a<b>&A"}"#),
        ("<pet><name xsi:nil='true'/><score> 3 </score></pet>", r#"{"name":null,"scores":[3]}"#),
        ("<pet><photoUrls/></pet>", r#"{"photoUrls":[]}"#),
        ("<pet><score>many</score></pet>", r#"{"scores":["many"]}"#),
        ("<pet><more k='v'>text</more></pet>", r#"{"more":{"k":"v"}}"#),
    ] {
        assert_eq!(read::<Value>(&ROOT, xml.as_bytes()).unwrap(), value(json), "{xml}");
    }
    static LIST: XmlList = XmlList { item: XmlName::plain("pet"), wrapped: false, shape: XmlShape::Literal };
    let list = XmlRoot { name: XmlName::plain("pets"), shape: XmlShape::List(&LIST) };
    assert_eq!(read::<Vec<i64>>(&list, b"<a><pet>1</pet><pet>2</pet></a>").unwrap(), [1, 2]);
    assert_eq!(written(&list, &vec![1_i64]).unwrap(), format!("{PROLOG}<pets><pet>1</pet></pets>"));
}

#[test]
fn what_is_not_well_formed_is_a_fault() {
    for xml in [
        "",
        "text",
        "<a>",
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "<a/>x",
        "<a b></a>",
        "<a b='1' b='2'/>",
        "<a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<a>&#0;</a>",
        "<a",
    ] {
        assert!(read::<Value>(&ROOT, xml.as_bytes()).is_err(), "{xml}");
    }
    assert!(read::<Value>(&ROOT, b"<a>\xff</a>").is_err());
    assert!(read::<Value>(&ROOT, "<a>".repeat(1000).as_bytes()).is_err());
}

#[test]
fn what_xml_does_not_have_is_a_mistake() {
    for json in [r#"{"name":"\u0000"}"#, r#"{"notes":{"a b":"x"}}"#, r#"{"1":"x"}"#, r#"{"a><b":"x"}"#] {
        assert!(written(&ROOT, &value(json)).is_err(), "{json}");
    }
    let map = Value::Object(Map::from([("a", Value::from("\n\t\""))]));
    static TABLE: XmlTable = XmlTable {
        members: &[XmlMember {
            wire: "a",
            name: XmlName::plain("a"),
            place: XmlPlace::Attribute,
            shape: XmlShape::Text,
        }],
        additional: false,
    };
    let root = XmlRoot { name: XmlName::plain("r"), shape: XmlShape::Record(|| &TABLE) };
    let text = written(&root, &map).unwrap();
    assert_eq!(text, format!("{PROLOG}<r a=\"&#10;&#9;&quot;\"></r>"));
    assert_eq!(read::<Value>(&root, text.as_bytes()).unwrap(), map);
}
