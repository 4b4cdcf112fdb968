//! `onrecord extract`: quotations, attributions and entities of each article, in order.

use std::io::{self, BufRead, BufReader, Write};

use onrecord::render::extract::{Identity, TableStyle, failed_line, write_article, write_table};

use super::args::{self, ExtractFormat, InputFormat};
use super::config::Configs;
use super::failure::Failure;
use super::guard::{attempt, guard};
use super::house::{House, Houses};
use super::input::Input;
use super::manuscript::{self, Target};
use super::ndjson::{self, Fields};
use super::output::{self, Output};
use super::overwrite::refuse_copy;
use super::parallel::in_order;
use super::{Outcome, complain};

/// Runs the command.
pub(crate) fn run(args: &args::Extract) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.config)?;
    let houses = Houses::new(&configs, None, &args.engine);
    let house = houses.of(&std::env::current_dir().unwrap_or_default())?;
    let file = args.output.file.as_deref();
    refuse_copy(file, &args.input.paths, &configs)?;
    let input = Input::settle(&args.input, &configs, file)?;
    let mut output = Output::open(&args.output)?;
    let extraction = Extraction {
        houses: &houses,
        house: &house,
        format: args.output_format,
        table: TableStyle {
            width: output::width(args.columns.width),
            colour: output.colour,
        },
        fields: Fields {
            text: &args.text_field,
            id: &args.id_field,
        },
    };
    input.complain();
    let mut pen = Pen {
        output: &mut output,
        separator: "",
        good: input.found.failures.is_empty(),
    };
    let lines = args.input.decoding.input_format == InputFormat::Ndjson;
    let written = extraction.all(&input, lines, &mut pen);
    let good = pen.good;
    output.finish(written)?;
    Ok(if good {
        Outcome::Clean
    } else {
        Outcome::Trouble
    })
}

/// What is done to each article.
struct Extraction<'a> {
    houses: &'a Houses<'a>,
    /// What applies to articles that come in lines.
    house: &'a House,
    format: ExtractFormat,
    table: TableStyle,
    fields: Fields<'a>,
}

/// The answer to a line of input, and whether the line was good.
struct Answer {
    bytes: Vec<u8>,
    error: Option<String>,
}

impl Extraction<'_> {
    /// Answers all files, or their `lines`.
    fn all(&self, input: &Input, lines: bool, pen: &mut Pen<'_>) -> Result<(), Failure> {
        pen.begin(self.format)?;
        if lines {
            self.ndjson(input, pen)?;
        } else {
            self.files(input, pen)?;
        }
        pen.end(self.format)
    }

    /// Answers each file.
    fn files(&self, input: &Input, pen: &mut Pen<'_>) -> Result<(), Failure> {
        in_order(
            &input.threads,
            &input.found.targets,
            |target| self.file(target, input),
            |part| match part {
                Ok(bytes) => pen.write(&bytes, self.format),
                Err(failure) => {
                    pen.complain(&failure.to_string());
                    Ok(())
                }
            },
        )
    }

    /// Answers each line of each file.
    fn ndjson(&self, input: &Input, pen: &mut Pen<'_>) -> Result<(), Failure> {
        for target in &input.found.targets {
            match self.lines(target, input, pen) {
                Err(failure @ Failure::Read { .. }) => pen.complain(&failure.to_string()),
                done => done?,
            }
        }
        Ok(())
    }

    fn file(&self, target: &Target, input: &Input) -> Result<Vec<u8>, Failure> {
        guard(target.path(), || {
            let house = self.houses.of_file(target.path())?;
            let manuscript = target.read(input.reading)?;
            let name = manuscript.path.display().to_string();
            let reading = input.format(&manuscript.path).read(&manuscript.text);
            let article = house.article(reading.text, reading.blocks.as_deref());
            let map = reading.map;
            // News takes two and a half times its own length.
            let mut bytes = Vec::with_capacity(3 * manuscript.text.len());
            let written = match self.format {
                ExtractFormat::Table => {
                    let place = |span| map.to_source(span);
                    write_table(
                        &article,
                        &name,
                        &manuscript.text,
                        &place,
                        self.table,
                        &mut bytes,
                    )
                }
                ExtractFormat::Json | ExtractFormat::Ndjson => {
                    let place = |span| manuscript.bytes.of(map.to_source(span));
                    let language = &house.grammar.language;
                    write_article(
                        &article,
                        Identity::Path(&name),
                        language,
                        &place,
                        &mut bytes,
                    )
                }
            };
            written.map_err(|error| Failure::Write {
                to: "results".to_owned(),
                error,
            })?;
            Ok(bytes)
        })
    }

    /// Answers each line of a file.
    fn lines(&self, target: &Target, input: &Input, pen: &mut Pen<'_>) -> Result<(), Failure> {
        let path = target.path().to_owned();
        let reader: Box<dyn BufRead> = match target {
            Target::Stdin(_) => Box::new(BufReader::with_capacity(1 << 16, io::stdin().lock())),
            Target::File(path) => {
                let file = std::fs::File::open(path).map_err(|error| Failure::Read {
                    path: path.clone(),
                    error,
                })?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
        };
        let mut broken = None;
        let lines = reader.split(b'\n').map_while(|line| match line {
            Ok(line) => Some(line),
            Err(error) => {
                broken = Some(error);
                None
            }
        });
        in_order(
            &input.threads,
            lines.enumerate(),
            |(number, line)| (number, self.line(&line, input.reading.max_bytes)),
            |(number, answer)| {
                if let Some(error) = &answer.error {
                    pen.complain(&format!("{}:{}: {error}", path.display(), number + 1));
                }
                pen.write(&answer.bytes, self.format)
            },
        )?;
        match broken {
            Some(error) => Err(Failure::Read { path, error }),
            None => Ok(()),
        }
    }

    fn line(&self, line: &[u8], max_bytes: u64) -> Answer {
        let mut bytes = Vec::with_capacity(line.len() * 2);
        let (id, error) = match ndjson::read(line, self.fields) {
            _ if line.len() as u64 > max_bytes => (None, manuscript::too_large(max_bytes)),
            Err((id, error)) => (id, error),
            Ok((id, text)) => {
                let article = attempt("onrecord broke on this article", || {
                    self.house.article(text.into_owned(), None)
                });
                match article {
                    Err(message) => (id, message),
                    Ok(article) => {
                        let name = id.as_ref().map(ToString::to_string).unwrap_or_default();
                        let written = match self.format {
                            ExtractFormat::Table => {
                                let text = &article.document.text;
                                let place = |span| span;
                                write_table(&article, &name, text, &place, self.table, &mut bytes)
                            }
                            ExtractFormat::Json | ExtractFormat::Ndjson => {
                                let language = &self.house.grammar.language;
                                let identity = identity(id.as_ref());
                                let place = |span| span;
                                write_article(&article, identity, language, &place, &mut bytes)
                            }
                        };
                        match written {
                            Ok(()) => return Answer { bytes, error: None },
                            Err(error) => (id, error.to_string()),
                        }
                    }
                }
            }
        };
        bytes.clear();
        if self.format != ExtractFormat::Table {
            // Writing to memory does not fail.
            let _ = failed_line(identity(id.as_ref()), &error, &mut bytes);
        }
        Answer {
            bytes,
            error: Some(error),
        }
    }
}

fn identity(id: Option<&serde_json::Value>) -> Identity<'_> {
    id.map_or(Identity::None, Identity::Id)
}

/// Writes articles with what belongs between them.
struct Pen<'a> {
    output: &'a mut Output,
    separator: &'static str,
    /// Whether everything could be answered so far.
    good: bool,
}

impl Pen<'_> {
    fn complain(&mut self, message: &str) {
        complain(message);
        self.good = false;
    }

    fn begin(&mut self, format: ExtractFormat) -> Result<(), Failure> {
        if format == ExtractFormat::Json {
            self.put(b"[\n")?;
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8], format: ExtractFormat) -> Result<(), Failure> {
        match format {
            ExtractFormat::Table => {
                let separator = std::mem::replace(&mut self.separator, "\n");
                self.put(separator.as_bytes())?;
                self.put(bytes)
            }
            ExtractFormat::Json => {
                let separator = std::mem::replace(&mut self.separator, ",\n");
                self.put(separator.as_bytes())?;
                self.put(bytes)
            }
            ExtractFormat::Ndjson => {
                self.put(bytes)?;
                self.put(b"\n")
            }
        }
    }

    fn end(&mut self, format: ExtractFormat) -> Result<(), Failure> {
        if format == ExtractFormat::Json {
            self.put(b"\n]\n")?;
        }
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.output.write_all(bytes);
        written.map_err(|error| self.output.failure(error))
    }
}
