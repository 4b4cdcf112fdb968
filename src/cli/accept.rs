//! `onrecord baseline`: accepts the findings of today, and forgets those that are gone.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;

use super::args::{Baseline as Command, BaselineCommand};
use super::baseline::Baseline;
use super::baselines::Baselines;
use super::checking::{Checked, Checking};
use super::config::Configs;
use super::failure::Failure;
use super::house::Houses;
use super::input::{Input, refuse_lines};
use super::manuscript::Target;
use super::parallel::in_order;
use super::place::here;
use super::{Outcome, complain, tell_plainly};

/// Runs the command.
pub(crate) fn run(command: &Command) -> Result<Outcome, Failure> {
    let (Command::Write(args) | Command::Prune(args)) = command;
    refuse_lines("baseline", &args.input.decoding)?;
    match command {
        Command::Write(args) => write(args),
        Command::Prune(args) => prune(args),
    }
}

/// Accepts all findings of the files; files and rules that are not looked at keep what they have.
fn write(args: &BaselineCommand) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.judging.config)?;
    let baselines = Baselines::settle(args.baseline.as_deref(), false, &configs)?;
    let mut written: BTreeMap<PathBuf, Baseline> = BTreeMap::new();
    let outcome = each(args, &configs, None, |target, checked| {
        let path = baselines.place(target.path())?;
        let looked_for = |rule: &str| checked.house.looks_for(rule);
        baseline(&mut written, path)?.accept(&checked.file, looked_for);
        Ok(())
    })?;
    // One without findings is written too, so that what came of it can be seen.
    written.retain(|path, baseline| baseline.len() > 0 || path.exists());
    if written.is_empty() {
        baseline(&mut written, baselines.place_in(&here())?)?;
    }
    for baseline in written.values() {
        baseline.write()?;
        let path = baseline.path.display();
        tell_plainly(&format!("{} accepted in {path}", findings(baseline.len())));
    }
    Ok(outcome)
}

/// The baseline at `path`, without the files that are gone, or a new one.
fn baseline(
    known: &mut BTreeMap<PathBuf, Baseline>,
    path: PathBuf,
) -> Result<&mut Baseline, Failure> {
    match known.entry(path) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(place) => {
            let path = place.key().clone();
            let read = Baseline::read(path.clone(), false)?;
            let mut baseline = read.unwrap_or_else(|| Baseline::new(path));
            baseline.drop_missing_files();
            Ok(place.insert(baseline))
        }
    }
}

/// Drops what is gone.
fn prune(args: &BaselineCommand) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.judging.config)?;
    let baselines = Baselines::settle(args.baseline.as_deref(), true, &configs)?;
    baselines.look_ahead(&args.input.paths)?;
    let mut stale = Vec::new();
    let outcome = each(args, &configs, Some(&baselines), |_, checked| {
        if let Some(baseline) = checked.baseline.filter(|_| !checked.stale.is_empty()) {
            stale.push((baseline.path.clone(), checked.file.path, checked.stale));
        }
        Ok(())
    })?;
    let read = baselines.read();
    if read.is_empty() {
        // There is nothing to drop from, which is worth a message.
        Baseline::read(baselines.place_in(&here())?, true)?;
    }
    for baseline in read {
        let mut baseline = Baseline::clone(&baseline);
        let mut dropped = baseline.drop_missing_files();
        for (path, file, gone) in &stale {
            if *path == baseline.path {
                baseline.drop_entries(file, gone);
                dropped += gone.len();
            }
        }
        if dropped > 0 {
            baseline.write()?;
        }
        let path = baseline.path.display();
        tell_plainly(&format!("{} dropped from {path}", findings(dropped)));
    }
    Ok(outcome)
}

/// Checks each file.
fn each(
    args: &BaselineCommand,
    configs: &Configs,
    baselines: Option<&Baselines<'_>>,
    mut with: impl FnMut(&Target, Checked) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let input = Input::settle(&args.input, configs, None)?;
    let houses = Houses::judging(configs, &args.judging);
    input.complain();
    let mut outcome = match input.found.failures.is_empty() {
        true => Outcome::Clean,
        false => Outcome::Trouble,
    };
    let checking = Checking {
        input: &input,
        houses: &houses,
        baselines,
        diff_base: None,
    };
    in_order(
        &input.threads,
        &input.found.targets,
        |target| (target, checking.check(target)),
        |(target, checked)| match checked {
            Ok(checked) => with(target, checked),
            Err(failure) => {
                complain(&failure.to_string());
                outcome = Outcome::Trouble;
                Ok(())
            }
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
