//! Work on all cores. In: a list and what to do with each element; out: what came of it, in the order of the list.
//! It never lets the number of threads be seen in the result.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many elements a thread takes at once: few enough to end together, enough to seldom ask.
const AT_ONCE: usize = 32;

/// Does something with each element, on so many threads; zero: as many as the machine has.
pub(super) fn map<T: Sync, R: Send>(list: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let most = list.len().div_ceil(AT_ONCE);
    let threads = if threads == 0 { available() } else { threads };
    if threads.min(most) < 2 {
        return list.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            let Some(elements) = list.chunks(AT_ONCE).nth(chunk) else { return done };
            done.push((chunk, elements.iter().map(&work).collect::<Vec<_>>()));
        }
    };
    let mut done: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        // where no thread can be had, this one does everything
        let spawn = |_| std::thread::Builder::new().spawn_scoped(scope, run).ok();
        let others: Vec<_> = (1..threads.min(most)).filter_map(spawn).collect();
        let mut done = run();
        for other in others {
            match other.join() {
                Ok(theirs) => done.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(chunk, _)| *chunk);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

fn available() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_have_the_order_of_the_list_whatever_the_number_of_threads() {
        let list: Vec<usize> = (0..1000).collect();
        let doubled: Vec<usize> = list.iter().map(|it| it * 2).collect();
        for threads in [0, 1, 2, 7] {
            assert_eq!(map(&list, threads, |it| it * 2), doubled, "{threads} threads");
        }
        assert!(map(&[] as &[usize], 4, |it| *it).is_empty());
    }
}
