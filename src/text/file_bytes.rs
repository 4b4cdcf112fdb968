//! From the text of a file to the bytes that it was decoded from.

use super::Span;

/// Where the places of a text stand in the bytes of its file: after a byte order mark, or in another
/// encoding than UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileBytes {
    /// Places in the text and in the file after which both count alike, in order.
    steps: Vec<(u32, u32)>,
}

impl FileBytes {
    /// For UTF-8 after this many bytes of mark.
    #[must_use]
    pub fn after(mark: u32) -> Self {
        let mut bytes = Self::default();
        bytes.note(0, mark);
        bytes
    }

    /// Notes that this place in the text stands there in the file. Places come in order, and at
    /// least one for each character that takes another number of bytes in the file.
    pub fn note(&mut self, text: u32, file: u32) {
        if self.at(text) != file {
            self.steps.push((text, file));
        }
    }

    /// Where a place in the text stands in the file.
    #[must_use]
    pub fn at(&self, text: u32) -> u32 {
        let next = match self.steps.last() {
            Some(&(last, _)) if last <= text => self.steps.len(),
            _ => self.steps.partition_point(|&(step, _)| step <= text),
        };
        let step = next.checked_sub(1).map(|step| self.steps[step]);
        step.map_or(text, |(step, file)| file + (text - step))
    }

    /// Where a stretch of the text stands in the file.
    #[must_use]
    pub fn of(&self, span: Span) -> Span {
        Span {
            start: self.at(span.start),
            end: self.at(span.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_after_a_step_count_from_it() {
        let mut bytes = FileBytes::after(3);
        assert_eq!((bytes.at(0), bytes.at(5)), (3, 8));
        bytes.note(5, 8);
        bytes.note(7, 9);
        let places = [0, 4, 5, 7, 9].map(|at| bytes.at(at));
        assert_eq!(places, [3, 7, 8, 9, 11]);
        assert_eq!(bytes.steps.len(), 2);
        assert_eq!(bytes.of(Span::new(5, 7)), Span::new(8, 9));
    }
}
