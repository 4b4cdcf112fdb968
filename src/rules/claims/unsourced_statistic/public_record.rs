//! Figures of the public record: what an office of state counts, what a company or a campaign has to report.
//! Nobody disputes them and readers can look them up, so a missing source is a matter of craft.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::figure::Figure;

/// Parts the figures of a sentence that are published as a matter of course from the others. What follows the
/// first of a measure belongs to it: `unemployment was at 7.8 percent and peaked at 10 percent`.
pub(super) fn published(
    context: &Context<'_>,
    id: SentenceId,
    figures: Vec<Figure>,
) -> (Vec<Figure>, Vec<Figure>) {
    let (mut has_share, mut has_sum) = (false, false);
    let settled: Vec<Figure> = figures
        .iter()
        .filter(|figure| Place::of(context, id, figure).is_settled())
        .cloned()
        .collect();
    let is_settled = |figure: &Figure| {
        settled
            .iter()
            .any(|other| figure == other || figure.is_money(context) && other.is_money(context))
    };
    let (mut published, open): (Vec<_>, Vec<_>) = figures.into_iter().partition(|figure| {
        let place = Place::of(context, id, figure);
        let (is_share, is_sum) = (place.is_share(), figure.is_money(context));
        if place.is_indicator() || place.is_of_accounts() {
            has_share |= is_share;
            has_sum |= is_sum;
        }
        has_share && is_share || has_sum && is_sum || place.is_public_record()
    });
    published.retain(|figure| !is_settled(figure));
    (published, open)
}

/// A figure in its sentence.
struct Place<'c, 'a> {
    context: &'c Context<'a>,
    figure: &'c Figure,
    sentence: Range<WordIndex>,
    own: Range<WordIndex>,
}

/// `unemployment stands at 12 percent`: what no poll asks.
pub(super) fn is_indicator(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    Place::of(context, id, figure).is_indicator()
}

impl<'c, 'a> Place<'c, 'a> {
    fn of(context: &'c Context<'a>, id: SentenceId, figure: &'c Figure) -> Self {
        Self {
            context,
            figure,
            sentence: context.sentence_words(id),
            own: context.article.words.within(figure.span),
        }
    }

    fn is_public_record(&self) -> bool {
        self.is_indicator()
            || self.is_population()
            || self.is_immigration()
            || self.is_own_staff()
            || self.is_of_accounts()
            || self.is_sale()
            || self.is_gift()
            || self.is_of_past_campaign()
    }

    /// Audited, in a deed or known to all: what a company earned or paid, the price of what was sold, the debt of the
    /// nation, how many live in a town or came in a year. Nobody would ask whose figure that is.
    fn is_settled(&self) -> bool {
        self.is_of_accounts()
            || self.is_sale()
            || self.is_immigration()
            || self.has_inhabitants()
            || self.figure.is_money(self.context)
                && self.has_near(PhraseClass::SettledIndicator, 12, 0)
    }

    /// `unemployment has fallen to 5 percent, less than half its peak`, `$1 billion in bilateral trade`
    fn is_indicator(&self) -> bool {
        self.is_measure() && self.has_near(PhraseClass::Indicator, 12, 4)
    }

    /// `a town of 12,000 inhabitants`, `home to a million residents`, `about a quarter of Corran’s citizens`,
    /// `Corran’s population is 20 percent Catholic`; but not `has shed 600 residents`.
    fn is_population(&self) -> bool {
        let context = self.context;
        let is_capital = |at: &WordIndex| {
            let word = context.word(*at);
            word.is_capital() && !word.is(Classes::DETERMINER)
        };
        let is_of_a_place = || {
            let of = self.own.end;
            self.sentence.contains(&of)
                && context.reads(of, "of")
                && (of + 1..self.end(of + 5))
                    .skip_while(|at| !is_capital(at))
                    .skip(1)
                    .any(|at| context.is_listed(at, PhraseClass::Population))
        };
        let is_of_the_place = || {
            let population = (self.start(6)..self.own.start)
                .rev()
                .find(|&at| context.reads(at, "population"));
            population.is_some_and(|at| {
                (at.saturating_sub(2).max(self.sentence.start)..at).any(|at| is_capital(&at))
            })
        };
        self.has_inhabitants()
            || self.has_pupils()
            || self.is_share() && (is_of_a_place() || is_of_the_place())
    }

    /// `has 12,000 inhabitants`, `home to a million residents`
    fn has_inhabitants(&self) -> bool {
        let context = self.context;
        let last = self.own.end - 1;
        let is_home = |to: WordIndex| {
            let home = to.checked_sub(1);
            context.reads(to, "to") && home.is_some_and(|home| context.reads(home, "home"))
        };
        context.is_listed(last, PhraseClass::Population)
            && self.before().is_some_and(|before| {
                context.reads_any(before, &["has", "have", "of"]) || is_home(before)
            })
    }

    /// `the district of 14,000 students`
    fn has_pupils(&self) -> bool {
        const SCHOOLS: [&str; 6] = [
            "academy",
            "campus",
            "college",
            "district",
            "school",
            "university",
        ];
        let context = self.context;
        let of = self.before().filter(|&of| context.reads(of, "of"));
        let school = of.and_then(|of| of.checked_sub(1));
        context.reads_any(self.own.end - 1, &["pupils", "students"])
            && school.is_some_and(|at| context.reads_any(at, &SCHOOLS))
    }

    /// `more than a million refugees crossed the border last year`; of a night, somebody counted.
    fn is_immigration(&self) -> bool {
        let context = self.context;
        let has = |class| context.phrase_in(self.sentence.clone(), class).is_some();
        let is_large = self.figure.number.clone().any(|at| {
            context.word(at).is(Classes::SCALE)
                && !context.reads_any(at, &["dozens", "hundreds", "hundred", "dozen"])
                || context.written(at).len() >= "10,000".len()
        });
        is_large
            && context
                .phrase_in(self.own.clone(), PhraseClass::Newcomer)
                .is_some()
            && has(PhraseClass::Crossing)
            && self.sentence.clone().any(|at| self.is_year(at))
    }

    /// `employs about 600 people`
    fn is_own_staff(&self) -> bool {
        let last = self.own.end - 1;
        let is_people = self.context.word(last).is(Classes::PLURAL_PEOPLE)
            || self.context.word(last).is(Classes::CONTESTED_UNIT);
        is_people
            && self
                .context
                .phrases_in(self.start(3)..self.own.start)
                .any(|(at, class)| class == PhraseClass::OwnStaff && at.end >= self.own.start - 1)
    }

    /// `with revenue of $56 billion`, `cut his bonus by half`, `earned $8 billion last year`
    fn is_of_accounts(&self) -> bool {
        let is_earned = || {
            self.before()
                .is_some_and(|before| self.context.reads(before, "earned"))
                && (self.own.end..self.end(self.own.end + 3)).any(|at| self.is_year(at))
        };
        self.is_measure() && (self.has_near(PhraseClass::CompanyAccount, 12, 3) || is_earned())
    }

    /// `the city bought the course for $3.3 million`: the price is in the deed.
    fn is_sale(&self) -> bool {
        self.figure.is_money(self.context)
            && self
                .before()
                .is_some_and(|before| self.context.reads(before, "for"))
            && self.has_near(PhraseClass::Sale, 16, 0)
    }

    /// `gave £75,000 to the Klein Foundation`, `£1 million was donated by`: whoever takes such a gift says so.
    fn is_gift(&self) -> bool {
        let near = self.start(6)..self.end(self.own.end + 4);
        let after = self.own.end..self.end(self.own.end + 7);
        let mut gifts = self.context.phrases_in(near);
        let is_to = || {
            after.clone().any(|at| self.context.reads(at, "to"))
                && self
                    .context
                    .phrase_in(after.clone(), PhraseClass::Recipient)
                    .is_some()
        };
        let is_given = after
            .clone()
            .any(|at| self.context.reads_any(at, &["donated", "contributed"]));
        self.figure.is_money(self.context)
            && (is_given || gifts.any(|(_, class)| class == PhraseClass::Gift) && is_to())
    }

    /// `he spent $102 million on the campaign of 2009`: reported since.
    fn is_of_past_campaign(&self) -> bool {
        let context = self.context;
        let is_spent = |at: WordIndex| {
            context.reads_any(at, &["spent", "spending", "raised", "raising", "poured"])
        };
        self.figure.is_money(context)
            && self.sentence.clone().any(is_spent)
            && self.sentence.clone().any(|at| self.is_numbered_year(at))
            && context
                .phrase_in(self.sentence.clone(), PhraseClass::CampaignWord)
                .is_some()
    }

    fn is_measure(&self) -> bool {
        self.figure.is_money(self.context) || self.is_share()
    }

    fn is_share(&self) -> bool {
        let number = self.figure.number.clone();
        self.figure.is_percent(self.context)
            || self
                .context
                .phrase_in(number, PhraseClass::Fraction)
                .is_some()
    }

    /// A word of the list stands up to so many words before the figure or after it, and is nobody's.
    fn has_near(&self, class: PhraseClass, before: WordIndex, after: WordIndex) -> bool {
        let near = self.start(before)..self.end(self.own.end + after);
        self.context
            .phrases_in(near)
            .any(|(at, found)| found == class && self.context.word(at.start).quotation.is_none())
    }

    /// The word right before the figure.
    fn before(&self) -> Option<WordIndex> {
        let before = self.own.start.checked_sub(1);
        before.filter(|before| self.sentence.contains(before))
    }

    fn start(&self, back: WordIndex) -> WordIndex {
        self.own.start.saturating_sub(back).max(self.sentence.start)
    }

    fn end(&self, end: WordIndex) -> WordIndex {
        end.min(self.sentence.end)
    }

    /// `last year`, `2015`
    fn is_year(&self, at: WordIndex) -> bool {
        self.context.reads(at, "year") || self.is_numbered_year(at)
    }

    fn is_numbered_year(&self, at: WordIndex) -> bool {
        let written = self.context.written(at);
        self.context.word(at).kind == LexemeKind::Number
            && written.len() == 4
            && (written.starts_with("19") || written.starts_with("20"))
            && written.bytes().all(|byte| byte.is_ascii_digit())
    }
}
