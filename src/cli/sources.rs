//! `onrecord sources`: who speaks, how often, in how many words, named or not.

use onrecord::render::sources::{Sources, sources_csv, sources_json, sources_table};

use super::args::{self, SourcesFormat};
use super::config::Configs;
use super::failure::Failure;
use super::guard::guard;
use super::house::Houses;
use super::input::{Input, refuse_lines};
use super::manuscript::Target;
use super::output::{self, Output};
use super::overwrite::refuse_copy;
use super::parallel::in_order;
use super::{Outcome, complain};

/// Runs the command.
pub(crate) fn run(args: &args::Sources) -> Result<Outcome, Failure> {
    refuse_lines("sources", &args.input.decoding)?;
    let configs = Configs::settle(&args.config)?;
    let houses = Houses::new(&configs, None, &args.engine);
    let file = args.output.file.as_deref();
    refuse_copy(file, &args.input.paths, &configs)?;
    let input = Input::settle(&args.input, &configs, file)?;
    let mut output = Output::open(&args.output)?;
    input.complain();
    let mut good = input.found.failures.is_empty();
    let mut sources = Sources::default();
    in_order(
        &input.threads,
        &input.found.targets,
        |target| of_file(target, &input, &houses),
        |found| {
            match found {
                Ok(found) => sources.add(found),
                Err(failure) => {
                    complain(&failure.to_string());
                    good = false;
                }
            }
            Ok::<(), Failure>(())
        },
    )?;
    let written = match args.output_format {
        SourcesFormat::Table => {
            sources_table(&sources, output::width(args.columns.width), &mut output)
        }
        SourcesFormat::Json => sources_json(&sources, &mut output),
        SourcesFormat::Csv => sources_csv(&sources, &mut output),
    };
    let written = written.map_err(|error| output.failure(error));
    output.finish(written)?;
    Ok(if good {
        Outcome::Clean
    } else {
        Outcome::Trouble
    })
}

fn of_file(target: &Target, input: &Input, houses: &Houses<'_>) -> Result<Sources, Failure> {
    guard(target.path(), || {
        let house = houses.of_file(target.path())?;
        let manuscript = target.read(input.reading)?;
        let reading = input.format(&manuscript.path).read(&manuscript.text);
        let article = house.article(reading.text, reading.blocks.as_deref());
        let path = manuscript.path.display().to_string();
        let place = |span| reading.map.to_source(span);
        Ok(Sources::of_article(
            &article,
            &path,
            &manuscript.text,
            &place,
        ))
    })
}
