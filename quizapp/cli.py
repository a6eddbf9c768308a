"""The commands: reads the arguments, builds the parts and hands them to each other."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.storage.errors import CollectionError

if TYPE_CHECKING:  # each command imports only what it needs: the window must show at once
    from quizapp.grading.client import Grader
    from quizapp.study.desk import Desk

TROUBLE = 4
"""Exit code when a command could not do its work; a plain sentence is on stderr."""


SORTS = ("question", "deck", "rule", "due", "difficulty", "added", "recall", "lapses")
"""As `study.browsing.SortBy` has them; that would import what the window does not need to start."""


class Unusable(Exception):
    """A file named on the command line could not be used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program. Without a command it opens the window."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Half of a character, which a command line or a file can hold, is printed as its escape.
            stream.reconfigure(errors="backslashreplace")
    words = sys.argv[1:] if arguments is None else arguments
    if "practice" not in words[:1]:  # the only command with a short option, and without an answer
        words = [_not_an_option(word) for word in words]
    options = _parser().parse_args(words)
    try:
        return int(options.run(options) or 0)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (CollectionError, Unusable) as error:
        print(f"quizapp: {error}", file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        return 130


def _not_an_option(word: str) -> str:
    """An answer may start with a minus: argparse takes ` -x` as it is."""
    is_answer = word.startswith("-") and not word.startswith("--") and word not in {"-", "-h"}
    return f" {word}" if is_answer else word


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="quizapp", description="Learn calculus a quarter of an hour a day.")
    parser.add_argument("--version", action="version", version=f"quizapp {__version__}")
    _add_collection(parser, default=None)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_check(commands)
    _add_differentiate(commands)
    _add_practice(commands)
    _add_diagnose(commands)
    _add_study(commands)
    _add_import(commands)
    _add_export(commands)
    _add_cards(commands)
    for name, meaning, run in (
        ("decks", "the decks, how many cards they hold, and their daily limits", _decks),
        ("rules", "the rules", _rules),
        ("stats", "what is due and how well it is known", _stats),
    ):
        listing = commands.add_parser(name, help=meaning)
        listing.add_argument("--json", action="store_true", help="print JSON")
        _add_collection(listing)
        listing.set_defaults(run=run)
    return parser


def _add_cards(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    cards = commands.add_parser(
        "cards",
        help="the cards, all or those that a search finds",
        description="A search is words and quoted phrases of the question, the answer and the tags; deck:Name "
        "rule:chain tag:exam is:due is:new is:learning is:review is:missed is:suspended is:own difficulty:>=2; "
        "- in front for not; or between two. All of it has to hold.",
    )
    cards.add_argument("search", nargs="*", metavar="SEARCH", help="what to find; without it, all cards")
    cards.add_argument("--sort", choices=SORTS, default="deck", help="by what (deck)")
    cards.add_argument("--descending", action="store_true", help="the other way round")
    cards.add_argument("--json", action="store_true", help="print JSON")
    _add_collection(cards)
    cards.set_defaults(run=_cards)


def _add_collection(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    meaning = "another collection (QUIZAPP_COLLECTION does the same)"
    parser.add_argument("--collection", type=Path, metavar="PATH", default=default, help=meaning)


def _add_variables(parser: argparse.ArgumentParser) -> None:
    meaning = """what the letters are, e.g. {"A": "matrix", "x": "vector"}"""
    parser.add_argument("--variables", metavar="JSON", default="{}", help=meaning)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check", help="is an answer right?", description="Exit code: 0 correct, 1 wrong, 2 unreadable, 3 undecided."
    )
    check.add_argument("reference", nargs="?", metavar="REFERENCE", help="the right answer")
    check.add_argument("answer", nargs="?", metavar="ANSWER", help="the answer to check")
    check.add_argument("--batch", metavar="FILE", help="check each line of a JSON-lines file (- for standard input)")
    _add_variables(check)
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=_check, parser=check)


def _add_differentiate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    differentiate = commands.add_parser("differentiate", help="the derivative of an expression")
    differentiate.add_argument("expression", metavar="EXPR")
    differentiate.add_argument("--wrt", metavar="NAME", default="x", help="the variable (x)")
    differentiate.add_argument("--steps", action="store_true", help="print every step with its rule")
    differentiate.add_argument("--json", action="store_true", help="print JSON")
    differentiate.set_defaults(run=_differentiate)


def _add_practice(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    practice = commands.add_parser("practice", help="fresh problems of a rule, with their answers")
    practice.add_argument("rule", nargs="*", metavar="RULE", help="what to practise; without it, what there is")
    practice.add_argument("-n", type=int, metavar="N", default=1, help="how many problems (1)")
    practice.add_argument("--seed", type=int, metavar="S", help="the same seed makes the same problems")
    practice.add_argument("--level", type=int, choices=(1, 2, 3), help="1, 2 or 3; without it, rising")
    practice.add_argument("--json", action="store_true", help="print JSON")
    practice.set_defaults(run=_practice, parser=practice)


def _add_diagnose(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diagnose = commands.add_parser(
        "diagnose",
        help="what went wrong in an answer?",
        description="EXPR is what to differentiate; ∂/∂x [EXPR] asks for a partial derivative, ∇ [EXPR] a gradient. "
        "Exit code: 0 correct, 1 wrong, 2 unreadable, 3 undecided.",
    )
    diagnose.add_argument("expression", metavar="EXPR", help="the problem")
    diagnose.add_argument("answer", metavar="ANSWER", help="the answer to look at")
    diagnose.add_argument("--wrt", metavar="NAMES", default="x", help="the variable (x); several for a gradient: x,y")
    _add_variables(diagnose)
    diagnose.add_argument("--json", action="store_true", help="print JSON")
    diagnose.set_defaults(run=_diagnose, parser=diagnose)


def _add_study(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    study = commands.add_parser("study", help="today's session")
    study.add_argument("--plain", action="store_true", help="in the terminal, line by line")
    _add_collection(study)
    study.set_defaults(run=_study)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    importing = commands.add_parser(
        "import",
        help="bring cards in from files",
        description="Anki packages, spreadsheets as CSV or TSV, text, Markdown and quizapp's own decks. "
        "Answers to derivatives are checked; a file again changes only what changed in it.",
    )
    importing.add_argument("files", nargs="+", metavar="FILE", type=Path)
    importing.add_argument("--deck", metavar="NAME", default="", help="put all cards into this deck")
    importing.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    importing.add_argument("--json", action="store_true", help="print JSON")
    importing.add_argument(
        "--wrong",
        choices=("leave-out", "correct", "keep"),
        default="leave-out",
        help="what becomes of cards whose answer is not the derivative (leave-out)",
    )
    importing.add_argument("--unchecked", action="store_true", help="take answers to derivatives as they are")
    importing.add_argument("--history", action="store_true", help="bring the reviews in an Anki package along")
    _add_collection(importing)
    importing.set_defaults(run=_import)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser(
        "export",
        help="write cards to a file",
        description="The ending says what is written: .toml (all that a card has), .csv, .tsv, .apkg (Anki), "
        ".md (to print), .db or .zip (the whole collection with its history).",
    )
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument("--deck", metavar="NAME", default="", help="this deck and those below it only")
    _add_collection(export)
    export.set_defaults(run=_export)


def _window(options: argparse.Namespace) -> int:
    from quizapp.app import run

    return run(options.collection)


def _check(options: argparse.Namespace) -> int:
    import json

    from quizapp.terminal.checking import BadRow, check, check_batch, symbols_of

    if options.batch is None and options.answer is None:
        options.parser.error("give REFERENCE and ANSWER, or --batch FILE")
    try:
        symbols = symbols_of(json.loads(options.variables), "--variables")
    except (BadRow, json.JSONDecodeError) as error:
        options.parser.error(str(error))
    with _grader() as grader:
        if options.batch is None:
            return check(grader, options.reference, options.answer, symbols, as_json=options.json)
        with _lines(options.batch) as lines:
            return check_batch(grader, lines)


def _differentiate(options: argparse.Namespace) -> int:
    from quizapp.terminal.solving import differentiate

    with _grader() as grader:
        return differentiate(grader, options.expression, options.wrt, steps=options.steps, as_json=options.json)


def _diagnose(options: argparse.Namespace) -> int:
    import json

    from quizapp.cards import Symbols
    from quizapp.terminal.checking import BadRow, symbols_of
    from quizapp.terminal.solving import diagnose

    try:
        kinds = symbols_of(json.loads(options.variables), "--variables").kinds
    except (BadRow, json.JSONDecodeError) as error:
        options.parser.error(str(error))
    symbols = Symbols(kinds, tuple(name.strip() for name in options.wrt.split(",")))
    with _grader() as grader:
        return diagnose(grader, options.expression, options.answer, symbols, as_json=options.json)


def _practice(options: argparse.Namespace) -> int:
    from random import SystemRandom

    from quizapp.exchange import ContentError, read_content
    from quizapp.resources import data_folder
    from quizapp.terminal.practising import Order, practise, print_practices

    if not 1 <= options.n <= 10_000:
        options.parser.error("-n must be a number from 1 to 10000")
    seed = SystemRandom().getrandbits(31) if options.seed is None else options.seed
    order = Order(" ".join(options.rule), options.n, seed, options.level)
    try:
        rules = read_content(data_folder()).rules
        if not options.rule:
            print_practices(rules, as_json=options.json)
            return 0
        with _grader() as grader:
            return practise(grader, rules, order, as_json=options.json)
    except ContentError as error:
        raise Unusable(str(error)) from error


def _study(options: argparse.Namespace) -> int:
    if not options.plain:
        return _window(options)

    from quizapp.terminal.plain import study

    with _desk(options) as desk:
        study(desk, (line.rstrip("\n") for line in sys.stdin), lambda line: print(line, flush=True))
    return 0


def _import(options: argparse.Namespace) -> int:
    from quizapp.exchange.scan import scan
    from quizapp.exchange.scanned import Options
    from quizapp.study.importing import Choice
    from quizapp.terminal.importing import Wish, import_files

    wish = Wish(options.deck, options.dry_run, Choice(options.wrong), options.unchecked)
    chosen = Options(history=options.history)
    with _desk(options) as desk:
        return import_files(desk, options.files, lambda file: scan(file, chosen), wish, as_json=options.json)


def _export(options: argparse.Namespace) -> int:
    from quizapp.study.exporting import CannotExport
    from quizapp.terminal.importing import export_cards

    try:
        with _desk(options) as desk:
            return export_cards(desk, options.file, options.deck)
    except CannotExport as error:
        raise Unusable(str(error)) from error


def _cards(options: argparse.Namespace) -> int:
    from quizapp.study.browsing import SortBy
    from quizapp.terminal.listing import print_cards, search_of

    with _desk(options) as desk:
        found = desk.library.find(search_of(options.search), SortBy(options.sort), descending=options.descending)
        if found.trouble:
            raise Unusable(found.trouble)
        cards = {card.id: card for card in desk.cards()}
        print_cards(((cards[row.id], row) for row in desk.library.rows(found.ids)), as_json=options.json)
    return 0


def _decks(options: argparse.Namespace) -> int:
    from quizapp.terminal.listing import print_decks

    with _desk(options) as desk:
        print_decks(desk.library.decks(), as_json=options.json)
    return 0


def _rules(options: argparse.Namespace) -> int:
    from quizapp.terminal.listing import print_rules

    with _desk(options) as desk:
        print_rules(desk.rule_states(), as_json=options.json)
    return 0


def _stats(options: argparse.Namespace) -> int:
    from quizapp.terminal.listing import print_statistics

    with _desk(options) as desk:
        print_statistics(desk.statistics(), as_json=options.json)
    return 0


@contextmanager
def _grader() -> Iterator[Grader]:
    from quizapp.grading.client import Grader

    with closing(Grader()) as grader:
        yield grader


@contextmanager
def _desk(options: argparse.Namespace) -> Iterator[Desk]:
    from quizapp.storage.location import collection_path
    from quizapp.study.opening import open_desk

    with _grader() as grader, closing(open_desk(collection_path(options.collection, os.environ), grader)) as desk:
        yield desk


@contextmanager
def _lines(name: str) -> Iterator[Iterable[str]]:
    if name == "-":
        yield sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8-sig") as file:
            yield file
    except UnicodeDecodeError as error:
        raise Unusable(f"{name} is not UTF-8 text.") from error
    except OSError as error:
        raise Unusable(f"{name} could not be read: {error.strerror}.") from error
