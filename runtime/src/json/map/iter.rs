//! Going over the entries of a map.
//!
//! In comes the list behind a [`Map`]; out go its entries in order. It never shows how they are kept, so that this can
//! change.

use std::{slice, vec};

use super::Map;

/// An iterator type that stands for one over the entries' list.
macro_rules! iterator {
    ($(#[$docs:meta])* $name:ident<$($life:lifetime,)? V> = $inner:ty, $entry:pat => $item:expr, $type:ty) => {
        $(#[$docs])*
        #[derive(Debug)]
        pub struct $name<$($life,)? V>($inner);

        impl<$($life,)? V> $name<$($life,)? V> {
            pub(super) fn new(entries: $inner) -> Self {
                Self(entries)
            }
        }

        impl<$($life,)? V> Iterator for $name<$($life,)? V> {
            type Item = $type;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|$entry| $item)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($life,)? V> DoubleEndedIterator for $name<$($life,)? V> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|$entry| $item)
            }
        }

        impl<$($life,)? V> ExactSizeIterator for $name<$($life,)? V> {}
    };
}

iterator! {
    /// The entries of a [`Map`], in order.
    Iter<'m, V> = slice::Iter<'m, (String, V)>, (name, value) => (name, value), (&'m String, &'m V)
}
iterator! {
    /// The entries of a [`Map`], in order, with values to be changed.
    IterMut<'m, V> = slice::IterMut<'m, (String, V)>, (name, value) => (&*name, value), (&'m String, &'m mut V)
}
iterator! {
    /// The entries of a [`Map`] that is taken apart, in order.
    IntoIter<V> = vec::IntoIter<(String, V)>, entry => entry, (String, V)
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = IntoIter<V>;

    fn into_iter(self) -> IntoIter<V> {
        IntoIter::new(self.entries.into_iter())
    }
}

impl<'m, V> IntoIterator for &'m Map<V> {
    type Item = (&'m String, &'m V);
    type IntoIter = Iter<'m, V>;

    fn into_iter(self) -> Iter<'m, V> {
        self.iter()
    }
}

impl<'m, V> IntoIterator for &'m mut Map<V> {
    type Item = (&'m String, &'m mut V);
    type IntoIter = IterMut<'m, V>;

    fn into_iter(self) -> IterMut<'m, V> {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_in_order_from_both_ends() {
        let mut map = Map::from([("b", 1), ("a", 2), ("b", 3), ("c", 4)]);
        for (_, value) in &mut map {
            *value += 10;
        }
        assert_eq!(
            map.iter().map(|(name, value)| (name.as_str(), *value)).collect::<Vec<_>>(),
            [("b", 13), ("a", 12), ("c", 14)]
        );
        assert_eq!((map.iter().len(), map.iter().next_back().map(|(_, value)| *value)), (3, Some(14)));
        assert_eq!(map.remove("b"), Some(13));
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 12), ("c".to_owned(), 14)]);
    }

    /// Beyond so many entries names are hashed: neither order nor answers change.
    #[test]
    fn a_long_map_is_like_a_short_one() {
        let names: Vec<String> = (0..100).map(|number| format!("n{number}")).collect();
        let mut map: Map<usize> = names.iter().cloned().zip(0..).collect();
        assert_eq!(map.insert("n50", 1050), Some(50));
        assert_eq!((map.get("n50"), map.get("n99"), map.get("n100")), (Some(&1050), Some(&99), None));
        for name in names.iter().rev().take(90) {
            assert!(map.remove(name).is_some() && !map.contains_key(name), "{name}");
            assert_eq!(map.get("n9"), Some(&9));
        }
        assert!(map.keys().eq(&names[..10]));
        map.clear();
        assert_eq!(map.get("n1"), None);
        assert_eq!((map.insert("n1", 1), map.len()), (None, 1));
    }

    proptest::proptest! {
        /// With an index or without, a map is what a list of its entries would be.
        #[test]
        fn a_map_is_a_list_in_which_names_are_found(steps in proptest::collection::vec((0..40_u8, 0..5_u8), 0..120)) {
            let (mut map, mut list) = (Map::new(), Vec::<(String, usize)>::new());
            for (number, (name, step)) in steps.into_iter().enumerate() {
                let name = name.to_string();
                let known = list.iter().position(|(known, _)| *known == name);
                match (step, known) {
                    (0, known) => {
                        let removed = known.map(|known| list.remove(known).1);
                        assert_eq!(map.remove(&name), removed);
                    }
                    (_, Some(known)) => {
                        assert_eq!(map.insert(&*name, number), Some(std::mem::replace(&mut list[known].1, number)));
                    }
                    (_, None) => {
                        list.push((name.clone(), number));
                        assert_eq!(map.insert(name, number), None);
                    }
                }
                assert!(map.iter().map(|(name, value)| (name.clone(), *value)).eq(list.iter().cloned()));
                assert!(list.iter().all(|(name, value)| map.get(name) == Some(value)));
                assert!((0..40_u8).all(|name| map.contains_key(&name.to_string()) == list.iter().any(|(known, _)| *known == name.to_string())));
            }
        }
    }

    #[test]
    fn an_emptied_map_is_an_empty_one() {
        let mut map = Map::from([("a", 1)]);
        map.remove("a");
        assert_eq!(map, Map::new());
        assert_eq!((map.iter().count(), Map::<i32>::new().into_iter().count()), (0, 0));
        assert_ne!(Map::from([("a", 1)]), Map::new());
        assert_eq!(Map::from([("a", 1), ("b", 2)]), Map::from([("b", 2), ("a", 1)]));
    }
}
