//! Work in parallel whose results come out in order.

use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Items a thread gets at a time; enough that nobody waits long for the slowest.
const BATCH: usize = 16;

/// Does `work` on each item, in parallel, and hands the results to `each` in the order of the
/// items. Only a batch of items and results is held at a time.
pub(crate) fn in_order<T, R, E>(
    threads: &ThreadPool,
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    let mut items = items.into_iter();
    if threads.current_num_threads() == 1 {
        return items.try_for_each(|item| each(work(item)));
    }
    let size = threads.current_num_threads() * BATCH;
    loop {
        let batch: Vec<T> = items.by_ref().take(size).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let done: Vec<R> = threads.install(|| batch.into_par_iter().map(&work).collect());
        done.into_iter().try_for_each(&mut each)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            let mut results = Vec::new();
            let done: Result<(), ()> = in_order(
                &pool,
                0..1000,
                |number| number * 2,
                |double| {
                    results.push(double);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(
                results,
                (0..1000).map(|number| number * 2).collect::<Vec<_>>()
            );
        }
    }
}
