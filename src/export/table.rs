//! Comma-separated values: one row for every share of a week. Hours have a point, dates are `2026-11-23`.

use crate::domain::plan::Overview;
use crate::domain::text::number;

/// The columns.
const HEADER: [&str; 8] = ["week", "id", "title", "roadmap", "kind", "hours", "finishes", "done"];

pub(super) fn table(overview: &Overview) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail, nor does a row that is as long as the header.
    let _ = writer.write_record(HEADER);
    for done in &overview.finished {
        let (id, kind) = (done.id.to_string(), kind(done.is_project));
        let _ = writer.write_record(["", &id, &text(&done.title), &text(&done.roadmap), kind, "", "", "yes"]);
    }
    for week in &overview.weeks {
        for part in &week.parts {
            let (start, id, hours) = (week.start.to_string(), part.id.to_string(), number(part.hours));
            let finishes = if part.finishes { "yes" } else { "no" };
            let (title, roadmap) = (text(&part.title), text(&part.roadmap));
            let _ = writer.write_record([&start, &id, &title, &roadmap, kind(part.is_project), &hours, finishes, "no"]);
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn kind(is_project: bool) -> &'static str {
    if is_project { "project" } else { "topic" }
}

/// Text that a spreadsheet takes for text: what begins like a formula gets an apostrophe before it.
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn a_plan_is_a_row_a_share_and_no_formula() {
        insta::assert_snapshot!(table(&fixture::overview()), @r#"
week,id,title,roadmap,kind,hours,finishes,done
,go/tooling,The go command,Go,topic,,,yes
2026-11-23,go/values,"Values, ""types""; and
more",Go,topic,2.5,yes,no
2026-11-23,go/project-shop,"A <small> ""shop"" & more",Go,project,3,no,no
2026-11-30,go/project-shop,"A <small> ""shop"" & more",Go,project,6.5,yes,no
2026-12-14,sql/joins,'=SUM(A1) joins,SQL,topic,6,yes,no
"#);
    }

    #[test]
    fn every_row_is_read_back_with_every_column() {
        let text = table(&fixture::overview());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 5);
        assert_eq!(&rows[1][2], "Values, \"types\"; and\nmore");
    }
}
