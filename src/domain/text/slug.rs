//! Identifiers: short, lower-case, safe in a file name, a command and a link.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The longest identifier, in characters.
const MAX_LEN: usize = 64;

/// An identifier of one to 64 characters from `a-z`, `0-9` and `-`, such as `postgresql-dba`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to 64 of a-z, 0-9 and '-'")]
pub struct SlugError;

impl Slug {
    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let valid =
            (1..=MAX_LEN).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if valid { Ok(Self(Arc::from(text))) } else { Err(SlugError) }
    }
}

/// The identifier that a title suggests: `C++` is `cpp`, `Node.js` is `nodejs`, `PostgreSQL DBA` is `postgresql-dba`.
/// Absent where the title has no letter or digit that an identifier may hold.
pub fn slugify(title: &str) -> Option<Slug> {
    let mut out = String::new();
    let lower =
        title.to_lowercase().replace("c++", "cpp").replace("c#", "csharp").replace(".js", "js").replace('&', " ");
    for c in lower.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' && c != '’' {
            out.push('-');
        }
    }
    out.truncate(MAX_LEN);
    out.trim_end_matches('-').parse().ok()
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_suggest_identifiers() {
        for (title, id) in [
            ("C++", "cpp"),
            ("Node.js", "nodejs"),
            ("PostgreSQL DBA", "postgresql-dba"),
            ("Data Structures & Algorithms", "data-structures-algorithms"),
            ("🚀 Full-Stack", "full-stack"),
            ("What's new", "whats-new"),
        ] {
            assert_eq!(slugify(title).unwrap().as_str(), id);
        }
        assert_eq!(slugify("日本"), None);
    }

    #[test]
    fn only_the_safe_alphabet_is_an_identifier() {
        for bad in ["", "A", "a/b", "../x", "a b", "a\u{200b}", &"a".repeat(65)] {
            assert_eq!(bad.parse::<Slug>(), Err(SlugError), "{bad:?}");
        }
        assert!("data-engineer".parse::<Slug>().is_ok());
    }
}
