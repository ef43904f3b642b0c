//! The guide's table as the file has it: every column of every row, whatever the file calls them, and the languages that
//! have a roadmap but no row.

use std::cmp::Ordering;

use crate::domain::advice::language_fit;
use crate::domain::catalog::{Catalog, LanguageRow, Persona, Roadmap, Salary, Table};
use crate::domain::learner::Goal;
use crate::domain::text::clean_name;
use crate::tui::names;

/// A language: a row of the guide, a roadmap, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language {
    /// Index of its row in the guide.
    pub(super) row: Option<usize>,
    /// Index of its roadmap.
    pub(super) roadmap: Option<usize>,
}

impl Language {
    /// Its row in the guide.
    pub(super) fn row(self, catalog: &Catalog) -> Option<&LanguageRow> {
        catalog.persona.languages.get(self.row?)
    }

    /// Its roadmap.
    pub(super) fn roadmap(self, catalog: &Catalog) -> Option<&Roadmap> {
        catalog.roadmaps.get(self.roadmap?)
    }

    /// Its name, as the guide writes it, else as its roadmap does.
    pub(super) fn name(self, catalog: &Catalog) -> &str {
        let row = self.row(catalog).map(|row| row.name.as_str());
        row.or_else(|| self.roadmap(catalog).map(|roadmap| roadmap.title.as_str())).unwrap_or("")
    }

    /// How far the guide calls it best for a goal.
    pub(super) fn fit(self, catalog: &Catalog, goal: Option<Goal>) -> Option<f64> {
        Some(language_fit(catalog, self.roadmap(catalog)?, goal?))
    }

    fn pay(self, catalog: &Catalog) -> Option<&Salary> {
        comparable(catalog, self.row(catalog)?)
    }
}

/// An order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// As the guide has them.
    #[default]
    Guide,
    /// By name.
    Name,
    /// The easiest first.
    Curve,
    /// By the low end of pay, the most first.
    PayLow,
    /// By the high end of pay, the most first.
    PayHigh,
    /// What fits the learner's goal best first.
    Fit,
}

impl Order {
    const ALL: [Self; 6] = [Self::Guide, Self::Name, Self::Curve, Self::PayLow, Self::PayHigh, Self::Fit];

    /// What it is called.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Guide => "in the guide's order",
            Self::Name => "by name",
            Self::Curve => "the easiest first",
            Self::PayLow => "by the low end of pay",
            Self::PayHigh => "by the high end of pay",
            Self::Fit => "by how they fit your goal",
        }
    }

    /// The next one for which the guide states, or the learner answered, what it goes by.
    pub(super) fn next(self, catalog: &Catalog, goal: Option<Goal>) -> Self {
        let at = Self::ALL.iter().position(|&own| own == self).unwrap_or(0);
        let turn = Self::ALL.iter().cycle().skip(at + 1).take(Self::ALL.len());
        turn.copied().find(|order| order.holds(catalog, goal)).unwrap_or_default()
    }

    fn holds(self, catalog: &Catalog, goal: Option<Goal>) -> bool {
        let mut rows = catalog.persona.languages.iter();
        match self {
            Self::Guide | Self::Name => true,
            Self::Curve => rows.any(|row| curve(row).is_some()),
            Self::PayLow | Self::PayHigh => rows.any(|row| row.salary.is_some()),
            Self::Fit => goal.is_some(),
        }
    }

    fn compare(self, one: Language, other: Language, catalog: &Catalog, goal: Option<Goal>) -> Ordering {
        let by = |key: &dyn Fn(Language) -> Option<f64>| match (key(one), key(other)) {
            (Some(one), Some(other)) => other.total_cmp(&one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
        match self {
            Self::Guide => Ordering::Equal,
            Self::Name => one.name(catalog).to_lowercase().cmp(&other.name(catalog).to_lowercase()),
            Self::Curve => by(&|own| Some(-f64::from(curve(own.row(catalog)?)?))),
            Self::PayLow => by(&|own| own.pay(catalog).map(|pay| pay.low)),
            Self::PayHigh => by(&|own| own.pay(catalog).map(|pay| pay.high.unwrap_or(f64::INFINITY))),
            Self::Fit => by(&|own| own.fit(catalog, goal)),
        }
    }
}

fn curve(row: &LanguageRow) -> Option<u8> {
    row.curve.as_ref()?.value.map(|step| step as u8)
}

/// The languages in an order; those without a row come last, in the order of the roadmaps.
pub(super) fn languages(catalog: &Catalog, order: Order, goal: Option<Goal>) -> Vec<Language> {
    let rows = 0..catalog.persona.languages.len();
    let mut all: Vec<Language> = rows
        .map(|row| Language { row: Some(row), roadmap: names::roadmap_of_row(catalog, row).map(|(at, _)| at) })
        .collect();
    all.sort_by(|&one, &other| order.compare(one, other, catalog, goal));
    let others = catalog.roadmaps.iter().enumerate().filter(|(_, own)| own.is_language && own.guide_row.is_none());
    let mut others: Vec<Language> = others.map(|(at, _)| Language { row: None, roadmap: Some(at) }).collect();
    if matches!(order, Order::Name | Order::Fit) {
        others.sort_by(|&one, &other| order.compare(one, other, catalog, goal));
    }
    all.extend(others);
    all
}

/// A row's pay where its currency is the guide's first one: figures in two currencies do not compare.
pub(super) fn comparable<'a>(catalog: &Catalog, row: &'a LanguageRow) -> Option<&'a Salary> {
    let first = catalog.persona.languages.iter().find_map(|row| row.salary.as_ref())?;
    row.salary.as_ref().map(|pay| &pay.value).filter(|pay| pay.currency == first.value.currency)
}

/// What a column tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// What the language is best for.
    BestFor,
    /// How steep it is to learn.
    Curve,
    /// What it pays.
    Pay,
    /// Anything else.
    Other,
}

/// One cell of a row: the column's title and what stands there, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The column's title.
    pub(super) title: String,
    /// What the column tells.
    pub(super) tells: Tells,
    /// The text.
    pub(super) text: String,
}

/// All cells of a row besides the name, in the order of the file.
pub(super) fn told(persona: &Persona, row: &LanguageRow) -> Vec<Told> {
    let cells = persona.tables.iter().find_map(|table| in_rows(table, row).or_else(|| in_columns(table, row)));
    let mut all: Vec<Told> = Vec::new();
    for (title, text) in cells.unwrap_or_else(|| stated(row)) {
        if title.is_empty() && text.is_empty() {
            continue;
        }
        // Other columns may use the same words; the first that tells a thing is the one that does.
        let tells = match tells(row, &text) {
            told if all.iter().any(|own| own.tells == told) => Tells::Other,
            told => told,
        };
        let same = all.iter().filter(|own| own.title == title).count();
        let title = if same > 0 { format!("{title} ({})", same + 1) } else { title };
        all.push(Told { title, tells, text });
    }
    all
}

fn in_rows(table: &Table, row: &LanguageRow) -> Option<Vec<(String, String)>> {
    let line = |at: usize| table.row_locations.get(at).is_some_and(|own| own.line == row.location.line);
    let is_named = |cells: &[crate::domain::text::SafeText]| cells.first().is_some_and(|cell| is_name(cell, row));
    let (_, cells) = table.rows.iter().enumerate().find(|(at, cells)| line(*at) && is_named(cells))?;
    let titles = table.columns.iter().map(ToString::to_string).chain(std::iter::repeat(String::new()));
    Some(titles.zip(cells).skip(1).map(|(title, cell)| (title, cell.to_string())).collect())
}

/// Languages may stand side by side, one a column.
fn in_columns(table: &Table, row: &LanguageRow) -> Option<Vec<(String, String)>> {
    let column = table.columns.iter().skip(1).position(|title| is_name(title, row))? + 1;
    (table.location.line == row.location.line).then(|| {
        let cell = |cells: &Vec<crate::domain::text::SafeText>, at: usize| {
            cells.get(at).map(ToString::to_string).unwrap_or_default()
        };
        table.rows.iter().map(|cells| (cell(cells, 0), cell(cells, column))).collect()
    })
}

fn is_name(cell: &str, row: &LanguageRow) -> bool {
    clean_name(cell) == row.name.as_str()
}

/// What was understood of a row whose table cannot be found.
fn stated(row: &LanguageRow) -> Vec<(String, String)> {
    let best_for = row.best_for.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let facts = [
        ("Best for", (!best_for.is_empty()).then_some(best_for)),
        ("Learning curve", row.curve.as_ref().map(|own| own.text.to_string())),
        ("Pay", row.salary.as_ref().map(|own| own.text.to_string())),
        ("Time", row.time.as_ref().map(|own| own.text.to_string())),
    ];
    facts.into_iter().filter_map(|(title, text)| Some((title.to_owned(), text?))).collect()
}

fn tells(row: &LanguageRow, text: &str) -> Tells {
    let is = |fact: Option<&str>| fact.is_some_and(|fact| !fact.is_empty() && text.contains(fact));
    if is(row.salary.as_ref().map(|own| own.text.as_str())) {
        Tells::Pay
    } else if is(row.curve.as_ref().map(|own| own.text.as_str())) {
        Tells::Curve
    } else if is(row.best_for.first().map(crate::domain::text::SafeText::as_str)) {
        Tells::BestFor
    } else {
        Tells::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    fn catalog(table: &str) -> Catalog {
        let text = format!("# Me\n\n## Languages\n\n{table}\n");
        read(&[Source::new("persona.md", &text)]).0
    }

    const ROWS: &str = "| Language | Best for | Learning curve | Pay | Mood |\n|--|--|--|--|--|\n\
                        | Go | cloud | Easy | $90-150k | calm |\n| Ada | planes | Steep | $70-180k | |\n\
                        | C | kernels | Steep | | stern |\n";

    fn names(catalog: &Catalog, order: Order) -> Vec<String> {
        languages(catalog, order, None).into_iter().map(|own| own.name(catalog).to_owned()).collect()
    }

    #[test]
    fn every_order_puts_what_is_not_stated_last() {
        let catalog = catalog(ROWS);
        assert_eq!(names(&catalog, Order::Guide), ["Go", "Ada", "C"]);
        assert_eq!(names(&catalog, Order::Name), ["Ada", "C", "Go"]);
        assert_eq!(names(&catalog, Order::Curve), ["Go", "Ada", "C"]);
        assert_eq!(names(&catalog, Order::PayLow), ["Go", "Ada", "C"]);
        assert_eq!(names(&catalog, Order::PayHigh), ["Ada", "Go", "C"]);
    }

    #[test]
    fn the_orders_go_round_and_leave_out_what_cannot_be_asked() {
        let catalog = catalog(ROWS);
        let mut order = Order::Guide;
        let round: Vec<Order> = (0..5)
            .map(|_| {
                order = order.next(&catalog, None);
                order
            })
            .collect();
        assert_eq!(round, [Order::Name, Order::Curve, Order::PayLow, Order::PayHigh, Order::Guide]);
        assert_eq!(Order::PayHigh.next(&catalog, Some(Goal::Cloud)), Order::Fit);
    }

    #[test]
    fn columns_that_nobody_expects_are_kept() {
        let catalog = catalog(ROWS);
        let told = told(&catalog.persona, &catalog.persona.languages[0]);
        let shown: Vec<(&str, &str, Tells)> = told.iter().map(|own| (&*own.title, &*own.text, own.tells)).collect();
        let wanted = [
            ("Best for", "cloud", Tells::BestFor),
            ("Learning curve", "Easy", Tells::Curve),
            ("Pay", "$90-150k", Tells::Pay),
            ("Mood", "calm", Tells::Other),
        ];
        assert_eq!(shown, wanted);
    }

    #[test]
    fn a_table_with_languages_side_by_side_is_read_down() {
        let catalog =
            catalog("| Aspect | Go | Ada |\n|--|--|--|\n| Learning curve | Easy | Steep |\n| Mood | calm | stern |\n");
        let told = told(&catalog.persona, &catalog.persona.languages[1]);
        let shown: Vec<(&str, &str)> = told.iter().map(|own| (&*own.title, &*own.text)).collect();
        assert_eq!(shown, [("Learning curve", "Steep"), ("Mood", "stern")]);
    }
}
