//! `onrecord baseline`: accepts the findings of today, and forgets those that are gone.

use super::args::{Baseline as Command, BaselineCommand};
use super::baseline::{self, Baseline};
use super::checking::{Checked, Checking};
use super::config::Configs;
use super::failure::Failure;
use super::house::Houses;
use super::input::Input;
use super::parallel::in_order;
use super::{Outcome, complain, tell_plainly};

/// Runs the command.
pub(crate) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Write(args) => write(args),
        Command::Prune(args) => prune(args),
    }
}

/// Accepts all findings of the files; files that are not looked at keep what they have.
fn write(args: &BaselineCommand) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.config.config, args.config.isolated)?;
    let path = path(args, &configs)?;
    let mut baseline = Baseline::read(path.clone(), false)?.unwrap_or_else(|| Baseline::new(path));
    baseline.drop_missing_files();
    let outcome = each(args, &configs, None, |checked| {
        baseline.accept(&checked.file)
    })?;
    baseline.write()?;
    tell_plainly(&format!(
        "{} accepted in {}",
        findings(baseline.len()),
        baseline.path.display()
    ));
    Ok(outcome)
}

/// Drops what is gone.
fn prune(args: &BaselineCommand) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.config.config, args.config.isolated)?;
    let path = path(args, &configs)?;
    let Some(mut baseline) = Baseline::read(path.clone(), true)? else {
        return Ok(Outcome::Clean);
    };
    let mut stale = Vec::new();
    let outcome = each(args, &configs, Some(&baseline), |checked| {
        if !checked.stale.is_empty() {
            stale.push((checked.file.path, checked.stale));
        }
    })?;
    let mut dropped = baseline.drop_missing_files();
    for (path, entries) in &stale {
        baseline.drop_entries(path, entries);
        dropped += entries.len();
    }
    if dropped > 0 {
        baseline.write()?;
    }
    tell_plainly(&format!(
        "{} dropped from {}",
        findings(dropped),
        baseline.path.display()
    ));
    Ok(outcome)
}

fn path(args: &BaselineCommand, configs: &Configs) -> Result<std::path::PathBuf, Failure> {
    let config = configs.of(&std::env::current_dir().unwrap_or_default())?;
    Ok(baseline::path(args.baseline.as_deref(), &config).0)
}

/// Checks each file.
fn each(
    args: &BaselineCommand,
    configs: &Configs,
    baseline: Option<&Baseline>,
    mut with: impl FnMut(Checked),
) -> Result<Outcome, Failure> {
    let input = Input::settle(&args.input, configs)?;
    let houses = Houses::new(configs, Some(&args.rules), &args.engine);
    input.complain();
    let mut outcome = match input.found.failures.is_empty() {
        true => Outcome::Clean,
        false => Outcome::Trouble,
    };
    let checking = Checking {
        input: &input,
        houses: &houses,
        baseline,
        diff_base: None,
    };
    in_order(
        &input.threads,
        &input.found.targets,
        |target| checking.check(target),
        |checked| {
            match checked {
                Ok(checked) => with(checked),
                Err(failure) => {
                    complain(&failure.to_string());
                    outcome = Outcome::Trouble;
                }
            }
            Ok::<(), Failure>(())
        },
    )?;
    Ok(outcome)
}

fn findings(count: usize) -> String {
    if count == 1 {
        "1 finding".to_owned()
    } else {
        format!("{count} findings")
    }
}
