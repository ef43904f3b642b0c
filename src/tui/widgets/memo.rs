//! Remembering the last thing that was made, so that drawing twice does not set the same text twice.

use std::cell::RefCell;
use std::rc::Rc;

/// The last value made and what it was made from. Nobody can tell from outside whether it was made anew.
#[derive(Debug)]
pub struct Memo<K, V> {
    last: RefCell<Option<(K, Rc<V>)>>,
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value for `key`: the last one if its key was equal, else what `make` answers.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> Rc<V> {
        if let Some((last, value)) = &*self.last.borrow()
            && *last == key
        {
            return Rc::clone(value);
        }
        let value = Rc::new(make());
        *self.last.borrow_mut() = Some((key, Rc::clone(&value)));
        value
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { last: RefCell::new(None) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_anew_only_for_another_key() {
        let memo = Memo::default();
        let made = std::cell::Cell::new(0);
        let get = |key| *memo.get(key, || made.replace(made.get() + 1));
        assert_eq!([get("a"), get("a"), get("b"), get("a")], [0, 0, 1, 2]);
    }
}
