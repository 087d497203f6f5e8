//! Rules about the generated Rust. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    ITEM_REMOVED = 2001, Source, Error, "a type was removed", "remove its uses";
    ITEM_RENAMED = 2002, Source, Error, "a type has another name", "use the new name";
    ITEM_ADDED = 2003, Source, Info, "a type was added", "";
    FIELD_REMOVED = 2004, Source, Error, "a field was removed", "remove its uses";
    FIELD_RENAMED = 2005, Source, Error, "a field has another name", "use the new name";
    FIELD_ADDED = 2006, Source, Warning, "a field was added to a struct", "end struct literals and patterns with `..`";
    FIELD_ADDED_OPEN = 2007, Source, Info, "a field was added to a non-exhaustive struct", "";
    FIELD_TYPE_CHANGED = 2008, Source, Error, "a field has another type", "adapt what reads and sets the field";
    VARIANT_REMOVED = 2009, Source, Error, "a variant was removed", "remove its uses";
    VARIANT_RENAMED = 2010, Source, Error, "a variant has another name", "use the new name";
    VARIANT_ADDED = 2011, Source, Warning, "a variant was added to an enum", "add an arm to each `match` that lists all variants";
    VARIANT_ADDED_OPEN = 2012, Source, Info, "a variant was added to a non-exhaustive enum", "";
    VARIANT_TYPE_CHANGED = 2013, Source, Error, "a variant holds another type", "adapt what makes and matches the variant";
    FUNCTION_REMOVED = 2014, Source, Error, "a function was removed", "remove its calls";
    FUNCTION_RENAMED = 2015, Source, Error, "a function has another name", "call it by the new name";
    FUNCTION_ADDED = 2016, Source, Info, "a function was added", "";
    ARGUMENTS_CHANGED = 2017, Source, Error, "a function takes other arguments", "adapt its calls";
    RETURN_CHANGED = 2018, Source, Error, "a function returns another type", "adapt what uses the result";
    ARGUMENTS_SWAPPED = 2019, Behaviour, Error, "arguments of the same type changed places", "swap the arguments of each call: the compiler does not see the difference";
    TRAIT_REMOVED = 2020, Source, Error, "a type no longer implements a trait", "do without the trait";
    TRAIT_ADDED = 2021, Source, Info, "a type implements another trait", "";
    KIND_CHANGED = 2022, Source, Error, "a type is declared differently", "adapt its uses";
    ALIAS_CHANGED = 2023, Source, Error, "an alias stands for another type", "adapt its uses";
    ITEM_DEPRECATED = 2024, Source, Warning, "an item is deprecated now", "plan to replace its uses: the compiler warns of each";
    ITEM_REACTIVATED = 2025, Source, Info, "an item is no longer deprecated", "";
    WIRE_NAME_CHANGED = 2026, Behaviour, Error, "an item stands for another name on the wire", "check that the program still means it: the compiler does not see the difference";
    CALL_CHANGED = 2027, Behaviour, Warning, "a method calls another path", "check that the program still means it: the compiler does not see the difference";
    TYPE_DIVIDED = 2028, Source, Warning, "names of one type are separate types now", "convert where a value of one is used as the other";
    TYPES_UNITED = 2029, Source, Warning, "separate types are one type now", "remove one of two impls of a trait for both types";
}
