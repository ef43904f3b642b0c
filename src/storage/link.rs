//! Which addresses are handed to the browser. What content calls a link may be anything at all.

use crate::domain::text::SafeText;

/// Longer addresses are refused.
const MAX_BYTES: usize = 2048;

/// An address that may be opened: `http` or `https`, plain ASCII, without a user name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

/// Why an address is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not `http://` or `https://`.
    #[error("only http and https addresses are opened")]
    Scheme,
    /// No host behind the scheme.
    #[error("the address names no host")]
    Host,
    /// A user name before the host hides where the address leads.
    #[error("the address hides its host behind an '@'")]
    UserName,
    /// Spaces, backslashes, control characters, letters outside ASCII: what browsers read differently than people.
    #[error("the address has a character that no address may have")]
    Character,
    /// More than 2,048 bytes.
    #[error("the address is too long")]
    Length,
}

impl Link {
    /// Judges an address.
    pub fn judge(address: &SafeText) -> Result<Self, LinkError> {
        let address = address.as_str();
        if address.len() > MAX_BYTES {
            return Err(LinkError::Length);
        }
        let rest = ["https://", "http://"].into_iter().find_map(|scheme| address.strip_prefix(scheme));
        let rest = rest.ok_or(LinkError::Scheme)?;
        if !address.bytes().all(|b| {
            b.is_ascii_graphic() && !matches!(b, b'\\' | b'"' | b'<' | b'>' | b'^' | b'`' | b'{' | b'|' | b'}')
        }) {
            return Err(LinkError::Character);
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        if host.contains('@') {
            return Err(LinkError::UserName);
        }
        let named = host.split(':').next().unwrap_or("");
        let is_host = named.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
        if named.is_empty() || named.starts_with(['-', '.']) || !is_host {
            return Err(LinkError::Host);
        }
        Ok(Self(address.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Result<(), LinkError>) {
        assert_eq!(Link::judge(&SafeText::new(address)).map(|_| ()), expected, "{address}");
    }

    #[test]
    fn ordinary_addresses_are_opened_as_they_are() {
        for address in [
            "https://www.postgresql.org/docs/current/mvcc.html",
            "http://localhost:8080/a?b=c&d=%20#e",
            "https://a.com/$(id)&calc%PATH%",
            "https://en.wikipedia.org/wiki/B-tree_(disambiguation)",
        ] {
            check(address, Ok(()));
        }
    }

    #[test]
    fn whatever_a_browser_might_read_otherwise_is_refused() {
        for address in
            ["javascript:alert(1)", "file:///etc/passwd", "data:x", "--version", "", "HTTPS//x", "vscode://x"]
        {
            check(address, Err(LinkError::Scheme));
        }
        for address in ["https:///x", "https://", "https://-x", "https://[::1]/"] {
            check(address, Err(LinkError::Host));
        }
        check("https://good.com@evil.com/", Err(LinkError::UserName));
        check("https://a.com/\u{1b}[31m", Err(LinkError::Character));
        check("https://a.com\\b", Err(LinkError::Character));
        check("https://\u{430}pple.com", Err(LinkError::Character));
        check("https://a.com/a b", Err(LinkError::Character));
        check(&format!("https://a.com/{}", "x".repeat(2048)), Err(LinkError::Length));
    }
}
