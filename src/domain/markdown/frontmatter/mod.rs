//! YAML between two lines of dashes at the very start of a file.

mod recovery;
mod yaml;

use self::yaml::{Fault, FaultKind};
use super::source::{Location, Source};
use crate::domain::catalog::Diagnostic;
use crate::domain::text::SafeText;

/// The frontmatter of a file and where the Markdown behind it begins.
#[derive(Clone, Debug, Default)]
pub struct Frontmatter {
    /// Keys and values in file order.
    pub entries: Vec<(SafeText, Value)>,
    /// Byte offset of the Markdown body.
    pub body: usize,
    /// Whether the file has frontmatter at all.
    pub present: bool,
}

/// A YAML value and where it stands. Scalars are kept exactly as typed: `no`, `1.10` and `2024-01-01` are text.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Where it stands.
    pub location: Location,
}

/// The kinds of YAML value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// A key without a value, or `~`.
    Empty,
    /// Text, a number, a boolean: as typed.
    Scalar(SafeText),
    /// `[a, b]`, or lines that begin with `- `.
    List(Vec<Value>),
    /// Keys and values in file order.
    Map(Vec<(SafeText, Value)>),
}

impl Frontmatter {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }
}

/// Frontmatter may be this long, in bytes; what is longer is only read as far as this, line by line.
const MAX_BYTES: usize = 16 * 1024;

/// Splits a file into frontmatter and body. Never fails: what is wrong is added to `diagnostics`, and what could still
/// be read is kept.
///
/// The frontmatter opens with a line of three or more dashes at the very first byte and closes with another such line,
/// or with `...`. Where it is never closed, the body begins at the first line that is no YAML, so that all of the text
/// is either frontmatter or body.
pub fn split(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Frontmatter {
    let text = source.text();
    let first = text.split_inclusive('\n').next().unwrap_or("");
    if !is_fence(first) {
        diagnostics.push(missing(source));
        return Frontmatter::default();
    }
    let start = first.len();
    let Some((end, body)) = closing(text, start) else {
        return unclosed(source, start, diagnostics);
    };
    if end - start > MAX_BYTES {
        diagnostics.push(Diagnostic::error(
            "frontmatter-too-long",
            source.locate(0..first.trim_end().len()),
            format!("the frontmatter is {} bytes long; at most {MAX_BYTES} are read", end - start),
            "move long text below the closing `---`",
        ));
        return Frontmatter { entries: recovery::read(source, start..start + MAX_BYTES), body, present: true };
    }
    let entries = yaml::read(source, start..end).unwrap_or_else(|fault| {
        diagnostics.push(invalid(source, &fault));
        recovery::read(source, start..end)
    });
    Frontmatter { entries, body, present: true }
}

/// Three or more dashes and nothing else.
fn is_fence(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

/// Where the YAML ends and where the body begins.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if is_fence(line) || line.trim_end() == "..." {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn missing(source: &Source) -> Diagnostic {
    let first = source.line(1).trim_end().len();
    Diagnostic::warning(
        "frontmatter-missing",
        source.locate(0..first),
        "the file does not begin with frontmatter",
        "begin the file with a line `---`, then `key: value` lines, then another line `---`",
    )
}

fn unclosed(source: &Source, start: usize, diagnostics: &mut Vec<Diagnostic>) -> Frontmatter {
    let body = start + yaml_like(source.text().get(start..).unwrap_or(""));
    if body == start {
        diagnostics.push(missing(source));
        return Frontmatter::default();
    }
    diagnostics.push(Diagnostic::error(
        "frontmatter-unclosed",
        source.locate(0..source.line(1).trim_end().len()),
        "the frontmatter that opens here is never closed",
        "add a line `---` where the frontmatter ends",
    ));
    Frontmatter { entries: recovery::read(source, start..body), body, present: true }
}

/// How many bytes at the start of an unclosed text look like YAML: keys, what is indented under them, and comments that
/// do not follow a blank line (after one, `# Title` is taken for a heading).
fn yaml_like(text: &str) -> usize {
    let (mut at, mut end) = (0, 0);
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let belongs = content.starts_with([' ', '\t'])
            || content.starts_with('#') && !after_blank
            || content.starts_with("- ") && !after_blank && end > 0
            || recovery::key_and_value(content).is_some_and(|(key, _)| !key.contains(' '));
        at += line.len();
        if at > MAX_BYTES || !belongs && !content.is_empty() {
            break;
        }
        after_blank = content.is_empty();
        if !after_blank {
            end = at;
        }
    }
    // Comments alone are a Markdown heading behind a rule.
    let has_key = text.get(..end).unwrap_or("").lines().any(|line| recovery::key_and_value(line).is_some());
    if has_key { end } else { 0 }
}

fn invalid(source: &Source, fault: &Fault) -> Diagnostic {
    let here = source.locate(fault.range.clone());
    let error = |code, message: &str, hint: &str| Diagnostic::error(code, here.clone(), message, hint);
    match fault.kind {
        FaultKind::Syntax => match unquoted_colon(source, fault.range.start) {
            Some((colon, key)) => Diagnostic::error(
                "frontmatter-unquoted-colon",
                source.locate(colon..colon + 1),
                format!("the value of `{key}` holds a colon and a space, which begins a new key in YAML"),
                "put the value between double quotes",
            ),
            None => Diagnostic::error(
                "frontmatter-invalid",
                here,
                format!("the frontmatter is no valid YAML: {}", fault.detail),
                "mend this line; until then only plain `key: value` lines and lists are read",
            ),
        },
        FaultKind::DuplicateKey => {
            error("frontmatter-duplicate-key", "this key stands twice", "keep one of them; the first is used")
        }
        FaultKind::Reference => error(
            "frontmatter-alias",
            "anchors, aliases and merge keys are not read",
            "write the value out where it is needed",
        ),
        FaultKind::Tag => {
            error("frontmatter-tag", "tags are not read; every value is text", "remove the word that begins with `!`")
        }
        FaultKind::TooDeep => {
            error("frontmatter-too-deep", "lists and maps are nested more than 16 deep", "flatten this value")
        }
        FaultKind::TooMuch => error(
            "frontmatter-too-large",
            "the frontmatter holds more values than are read",
            "remove what is not needed",
        ),
        FaultKind::NotAMap => error(
            "frontmatter-not-a-map",
            "the frontmatter is no list of keys and values",
            "write `key: value` lines, such as `description: …`",
        ),
    }
}

/// If the line at byte `at` is `key: value` or `- value` with an unquoted value that holds `: `, the byte of that colon
/// and the key.
fn unquoted_colon(source: &Source, at: usize) -> Option<(usize, SafeText)> {
    let text = source.text();
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(start..)?.lines().next()?;
    let content = line.trim_start().trim_start_matches("- ").trim_start();
    let (key, value) = recovery::key_and_value(content)?;
    if value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
        return None;
    }
    let colon = value.find(": ").or_else(|| value.trim_end().strip_suffix(':').map(str::len))?;
    Some((start + line.len() - value.len() + colon, SafeText::single_line(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries as `key=value`, lists in brackets, maps in braces, separated by semicolons.
    fn shown(entries: &[(SafeText, Value)]) -> String {
        entries.iter().map(|(key, value)| format!("{key}={}", shown_value(value))).collect::<Vec<_>>().join("; ")
    }

    fn shown_value(value: &Value) -> String {
        match &value.kind {
            ValueKind::Empty => "-".to_owned(),
            ValueKind::Scalar(text) => text.to_string(),
            ValueKind::List(items) => format!("[{}]", items.iter().map(shown_value).collect::<Vec<_>>().join("|")),
            ValueKind::Map(map) => format!("{{{}}}", shown(map)),
        }
    }

    /// What is read, and each finding as `code line:column+length`.
    #[track_caller]
    fn check(text: &str, entries: &str, findings: &[&str]) -> Frontmatter {
        let source = Source::new("p.md", text);
        let mut diagnostics = Vec::new();
        let frontmatter = split(&source, &mut diagnostics);
        assert_eq!(shown(&frontmatter.entries), entries);
        let found: Vec<String> = diagnostics
            .iter()
            .map(|found| {
                let at = &found.location;
                format!("{} {}:{}+{}", found.code, at.line, at.column, at.length)
            })
            .collect();
        assert_eq!(found, findings);
        frontmatter
    }

    #[track_caller]
    fn check_body(text: &str, body: &str) {
        let source = Source::new("p.md", text);
        let frontmatter = split(&source, &mut Vec::new());
        assert_eq!(source.text().get(frontmatter.body..), Some(body));
    }

    #[test]
    fn scalars_stay_as_typed() {
        check(
            "---\na: no\nb: 1.10\nc: 2024-01-01\nd: 0x10\ne: \"1\"\n---\n",
            "a=no; b=1.10; c=2024-01-01; d=0x10; e=1",
            &[],
        );
        check("---\nflow: [yes, 007, 1e3, null]\n---\n", "flow=[yes|007|1e3|null]", &[]);
        check("---\na:\nb: ~\nc: ''\n---\n", "a=-; b=-; c=", &[]);
    }

    #[test]
    fn lists_maps_blocks_and_comments_are_read() {
        check(
            "---\n# about\nlist:\n- a\n- 'b: c'\nmap: {x: 1, y: {z: 2}}\n---\n",
            "list=[a|b: c]; map={x=1; y={z=2}}",
            &[],
        );
        check("---\ntext: >\n  one\n  two\n---\n", "text=one two\n", &[]);
    }

    #[test]
    fn values_have_their_places() {
        let read = check("---\nname: größe\nlist:\n  - ä b\n  - \"c\"\n---\n", "name=größe; list=[ä b|c]", &[]);
        let name = read.get("name").unwrap();
        assert_eq!((name.location.line, name.location.column, name.location.length), (2, 7, 5));
        let ValueKind::List(items) = &read.get("list").unwrap().kind else { panic!("a list") };
        assert_eq!((items[0].location.line, items[0].location.column, items[0].location.length), (4, 5, 3));
        assert_eq!((items[1].location.line, items[1].location.column, items[1].location.length), (5, 5, 3));
    }

    #[test]
    fn fences_are_three_or_more_dashes_or_dots() {
        check_body("---\na: 1\n---\nbody", "body");
        check_body("-----\r\na: 1\r\n----\r\nbody\r\n", "body\r\n");
        check_body("---\na: 1\n...\nbody", "body");
        check_body("\u{feff}---\na: 1\n---  \nbody", "body");
        check_body("---\n---\nbody", "body");
        check("---\n---\nbody", "", &[]);
    }

    #[test]
    fn without_frontmatter_all_is_body() {
        check("# Title\n", "", &["frontmatter-missing 1:1+7"]);
        check("", "", &["frontmatter-missing 1:1+0"]);
        check("\n---\na: 1\n---\n", "", &["frontmatter-missing 1:1+0"]);
        check("---\n\nA rule, then text.\n", "", &["frontmatter-missing 1:1+3"]);
        check_body("---\n\nA rule, then text.\n", "---\n\nA rule, then text.\n");
    }

    #[test]
    fn an_unclosed_frontmatter_ends_where_yaml_ends() {
        let text = "---\nname: x\ncapabilities:\n  - one\n\n# Title\n\nText: more\n";
        check(text, "name=x; capabilities=[one]", &["frontmatter-unclosed 1:1+3"]);
        check_body(text, "\n# Title\n\nText: more\n");
    }

    #[test]
    fn a_colon_in_an_unquoted_value_is_pointed_at() {
        check(
            "---\ndescription: Expert in one thing: many things\ncapabilities: [a, \"b, c\"]\n---\n",
            "description=Expert in one thing: many things; capabilities=[a|b, c]",
            &["frontmatter-unquoted-colon 2:33+1"],
        );
        check("---\nlist:\n  - a: b: c\n---\n", "list=[a: b: c]", &["frontmatter-unquoted-colon 3:9+1"]);
    }

    #[test]
    fn broken_yaml_is_recovered_line_by_line() {
        check("---\na: [1, 2\nb: 3\n---\n", "a=[1|2]; b=3", &["frontmatter-invalid 3:2+3"]);
        check("---\na: \"x\nb: 3\n---\n", "a=x; b=3", &["frontmatter-invalid 2:4+2"]);
        check("---\na: @x\nb:\n  c: d\n---\n", "a=@x; b={c=d}", &["frontmatter-invalid 2:4+2"]);
        check("---\n- a\n- b\n---\n", "", &["frontmatter-not-a-map 2:1+3"]);
        check(
            "---\na: @\nt: |\n  one\n  two\n# c\nu: x\n  y\n---\n",
            "a=@; t=one\ntwo; u=x y",
            &["frontmatter-invalid 2:4+1"],
        );
    }

    #[test]
    fn what_could_hide_or_multiply_is_refused() {
        check("---\nok: 1\nb: 2\nok: 3\n---\n", "ok=1; b=2", &["frontmatter-duplicate-key 4:1+2"]);
        check("---\nok: 1\na: &x 1\nb: *x\n---\n", "ok=1", &["frontmatter-alias 3:4+2"]);
        check("---\nok: 1\na: *x\n---\n", "ok=1", &["frontmatter-alias 3:4+2"]);
        check("---\nok: 1\nx: {<<: {a: 1}, b: 2}\n---\n", "ok=1; x={<<: {a: 1}, b: 2}", &["frontmatter-alias 3:5+2"]);
        check("---\nok: 1\na: !foo 1\n---\n", "ok=1", &["frontmatter-tag 3:4+4"]);
        check("---\nok: 1\na: !!int \"5\"\n---\n", "ok=1", &["frontmatter-tag 3:4+5"]);
        check("---\nok: wow !\nb: [a !, c]\n---\n", "ok=wow !; b=[a !|c]", &[]);
        let deep = format!("---\nok: 1\na: {}1{}\n---\n", "[".repeat(20), "]".repeat(20));
        let source = Source::new("p.md", &deep);
        let mut diagnostics = Vec::new();
        assert_eq!(
            split(&source, &mut diagnostics).entries.first().map(|(key, _)| key.to_string()).as_deref(),
            Some("ok")
        );
        assert_eq!(diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), ["frontmatter-too-deep"]);
    }

    #[test]
    fn long_frontmatter_is_read_to_its_limit() {
        let text = format!("---\na: 1\n{}---\nbody", "# comment\n".repeat(2_000));
        let frontmatter = check(&text, "a=1", &["frontmatter-too-long 1:1+3"]);
        assert_eq!(text.get(frontmatter.body..), Some("body"));
        let many = format!("---\na: [{}]\n---\n", "1,".repeat(3_000));
        let mut diagnostics = Vec::new();
        split(&Source::new("p.md", &many), &mut diagnostics);
        assert_eq!(diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), ["frontmatter-too-large"]);
    }

    fn locations(value: &Value, out: &mut Vec<Location>) {
        out.push(value.location.clone());
        match &value.kind {
            ValueKind::List(items) => items.iter().for_each(|item| locations(item, out)),
            ValueKind::Map(map) => map.iter().for_each(|(_, item)| locations(item, out)),
            ValueKind::Empty | ValueKind::Scalar(_) => {}
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_split_with_every_place_inside_it(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "---", "----", "...", "\n", "\r\n", "a: ", "b: c: d", "- ", "  ", "\t", "[", "]", "{", "}", "\"", "'",
                    "&x ", "*x", "!t ", "|\n", "# ", "<<: ", "? ", "ü", "\u{0}", "key:", ",", "text",
                ]),
                0..40,
            ),
            tail in "(?s).{0,40}",
        ) {
            let text = format!("---\n{}{tail}", parts.concat());
            let source = Source::new("p.md", &text);
            let mut diagnostics = Vec::new();
            let frontmatter = split(&source, &mut diagnostics);
            proptest::prop_assert!(source.text().is_char_boundary(frontmatter.body));
            let mut places: Vec<Location> = diagnostics.into_iter().map(|found| found.location).collect();
            frontmatter.entries.iter().for_each(|(_, value)| locations(value, &mut places));
            for place in places {
                let line = source.text().split('\n').nth(place.line as usize - 1).unwrap();
                proptest::prop_assert!((place.column - 1 + place.length) as usize <= line.chars().count(), "{place:?}");
            }
        }
    }
}
