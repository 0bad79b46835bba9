"""Watching the documents: when it is time for another refresh. What has changed is for the refresh to find out."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from qa_bot.config import Config
from qa_bot.errors import WatchError
from qa_bot.ingest.watched import Watched

STEP = 100
"""Milliseconds without a change after which a group of changes is told; and in which a stop is heeded."""

GROUP = 1_500
"""Milliseconds for which changes are grouped at most while they do not end."""

BEAT = 1_000
"""Milliseconds after which something is told although nothing has changed."""

ANEW = 600.0
"""Seconds after which watching begins anew, with a look at all documents: a system that is busy drops what it tells."""

REST = 10.0
"""Most seconds of rest after a refresh: as long as it took, so that a log that never rests takes half the time only."""

Changes = Iterable[tuple[Any, str]]
Library = Callable[..., Iterator[Changes]]
"""``watchfiles.watch``: yields groups of changes (kind, path), an empty one after ``rust_timeout`` milliseconds."""


class News(NamedTuple):
    """Whether documents may have changed, and whether the file of the settings has; neither: a second has passed."""

    documents: bool = False
    settings: bool = False


def watching_library() -> Library:
    """Return what watches folders; raise WatchError where it is not installed."""
    try:
        from watchfiles import watch
    except ImportError as error:
        message = "watching needs the library watchfiles; install it with: pip install 'qa-bot[watch]'"
        raise WatchError(message) from error
    return watch


def watch(config: Config, stop: threading.Event, library: Library | None = None) -> Iterator[News]:
    """Yield what is new, until ``stop`` is set; the first is that documents may have changed before watching began.

    What happens while the caller is busy is told when the caller asks for more. Raises WatchError where the library is
    missing or the system refuses; KeyboardInterrupt on Ctrl-C.
    """
    library = watching_library() if library is None else library
    while not stop.is_set():
        yield from _rested(_watch_once(Watched.of(config), stop, library, config), stop)


def _watch_once(watched: Watched, stop: threading.Event, library: Library, config: Config) -> Iterator[News]:
    """Yield news until other folders have to be watched."""
    begun, end = False, time.monotonic() + ANEW
    for changes in _groups(watched, stop, library):
        paths = [path for _, path in changes]
        concerned = [path for path in paths if watched.concerns(path)]
        documents = bool(concerned) or not begun or watched.moved()
        yield News(documents, not watched.settings.isdisjoint(paths))
        if watched.outdated_by(concerned) or watched.moved() or time.monotonic() > end:
            return
        if not begun and Watched.of(config).paths != watched.paths:
            return  # a folder was made between looking and watching
        begun = True


def _groups(watched: Watched, stop: threading.Event, library: Library) -> Iterator[Changes]:
    """Yield groups of changes; end where the library cannot go on and has to be started anew."""
    try:
        yield from library(
            *watched.paths,
            watch_filter=None,
            debounce=GROUP,
            step=STEP,
            stop_event=stop,
            rust_timeout=BEAT,
            yield_on_timeout=True,
            recursive=False,
            ignore_permission_denied=True,
        )
    except (FileNotFoundError, RuntimeError):
        # A folder vanished before it could be watched; or (RuntimeError) a file was changed whose name is no text.
        stop.wait(BEAT / 1000)
    except OSError as error:
        raise WatchError(
            f"the documents cannot be watched ({error}); on Linux, raise fs.inotify.max_user_watches, "
            "or set WATCHFILES_FORCE_POLLING=1 to look at them again and again"
        ) from error


def _rested(news: Iterable[News], stop: threading.Event) -> Iterator[News]:
    """Pass news on, and rest after each that kept the caller busy."""
    for each in news:
        start = time.monotonic()
        yield each
        if each.documents:
            stop.wait(min(REST, time.monotonic() - start))
