"""Capitalised names in a sentence, and by the words in and around them whether they are people, places or bodies."""

from collections.abc import Iterator, Sequence

from qa_bot.text.known_names import people, places
from qa_bot.text.tokenise import Token
from qa_bot.types import Span


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that may stand between two capitalised ones within a name
_LINKS = _set("of the and de del della di da do dos du la le les el al von van der den zu bin ibn y e for")
# Words that are capitalised only because the sentence begins with them
_OPENERS = _set(
    """
    the a an this that these those it its he she his her they their we our you your i there here in on at of for from to
    by with about into over after before during between through under within without against among as since until both
    and but or if when while where who what which how why although though because however also most many some all each
    every no not one two three other another such more several despite unlike thus then according only
    """
)
_TITLES = _set(
    """
    mr mrs ms miss dr sir lady lord saint st professor prof president king queen prince princess emperor pope bishop
    general admiral captain colonel senator governor judge minister actor actress singer author poet painter composer
    director architect engineer coach player historian philosopher explorer brother sister father mother son daughter
    """
)
_GIVEN_NAMES = _set(
    """
    john william james george charles thomas robert henry edward joseph david michael richard peter paul mark andrew
    daniel samuel benjamin matthew stephen steven christopher anthony alexander frank francis frederick albert arthur
    walter ernest harry jack louis martin philip simon patrick kevin brian eric scott jeff jason ryan adam aaron
    mary anne anna elizabeth margaret jane catherine katherine helen sarah emma alice julia maria laura susan linda
    barbara jennifer jessica amanda lisa michelle karen nancy ruth rachel rebecca victoria charlotte sophie emily
    jean pierre jacques marie johann hans karl carl friedrich wilhelm otto giovanni giuseppe antonio marco luis carlos
    juan jose pedro pablo miguel diego ivan vladimir boris nikolai sergei muhammad mohammed ali ahmed omar hassan
    """
)
_PLACE_WORDS = _set(
    """
    river lake mountain mountains mount valley island islands city town village county state province district street
    avenue road bay sea ocean desert coast peninsula park square bridge castle palace airport station harbor harbour
    north south east west northern southern eastern western united states kingdom republic fort port cape
    """
)
_PLACES = _set(
    """
    europe asia africa america australia antarctica england scotland wales ireland britain france germany italy spain
    portugal netherlands belgium switzerland austria poland hungary russia ukraine turkey greece sweden norway denmark
    finland iceland china japan india pakistan korea vietnam thailand indonesia philippines malaysia iran iraq israel
    egypt morocco nigeria kenya ethiopia ghana tanzania canada mexico brazil argentina chile peru colombia venezuela
    cuba zealand california texas florida york london paris berlin rome madrid moscow tokyo beijing washington chicago
    boston angeles francisco toronto sydney delhi mumbai cairo vienna amsterdam
    """
)
_BODY_WORDS = _set(
    """
    university college institute school academy company corporation corp inc ltd association society committee council
    commission court department ministry agency bureau party union league club team museum library hospital church bank
    foundation organization organisation group orchestra senate parliament congress army navy force forces service
    board center centre press network records studios
    """
)
_PLACE_PREPOSITIONS = _set("in at near from to across throughout through around outside toward towards into")


def names(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Yield (person, place, organisation or name; span) of each capitalised name of a sentence, in order."""
    place = 0
    while place < len(tokens):
        end = _end_of_name(text, tokens, place)
        if end == place:
            place += 1
            continue
        yield _type(tokens, place, end), Span(tokens[place].start, tokens[end - 1].end)
        place = end


def _end_of_name(text: str, tokens: Sequence[Token], first: int) -> int:
    """Return the place behind the name that begins at ``first``; ``first`` when none does."""
    if not _is_capital(text, tokens[first]) or (first == 0 and tokens[0].form in _OPENERS):
        return first
    end = first + 1
    place = end
    while place < len(tokens) and _joined(text, tokens[place - 1], tokens[place]):
        if _is_capital(text, tokens[place]) or _is_second_half(text, tokens, place, end):
            end = place + 1
        elif tokens[place].form not in _LINKS or place - end >= 2:
            break
        place += 1
    return end


def _is_second_half(text: str, tokens: Sequence[Token], place: int, end: int) -> bool:
    """Return whether a token is joined to the name that ends before it: Ing-*wen*."""
    return place == end and text[tokens[place - 1].end : tokens[place].start] == "-"


def _is_capital(text: str, token: Token) -> bool:
    return text[token.start].isupper()


def _joined(text: str, left: Token, right: Token) -> bool:
    """Return whether two tokens may be of one name: a space, hyphen, apostrophe or the dot of an initial between."""
    gap = text[left.end : right.start]
    initial = left.end - left.start <= 2 or left.form in _TITLES
    return gap in {" ", "-", "'", "’", " & "} or (gap == ". " and initial)


def _type(tokens: Sequence[Token], first: int, end: int) -> str:
    forms = [token.form for token in tokens[first:end]]
    before = tokens[first - 1].form if first else ""
    if not _BODY_WORDS.isdisjoint(forms):
        return "organisation"
    if before in _TITLES or forms[0] in _TITLES or forms[0] in _GIVEN_NAMES:
        return "person"
    if not _PLACE_WORDS.isdisjoint(forms) or not _PLACES.isdisjoint(forms) or places().issuperset(forms):
        return "place"
    if not people().isdisjoint(forms):
        return "person"
    if before in _PLACE_PREPOSITIONS:
        return "place"
    plain = 2 <= len(forms) <= 3 and _LINKS.isdisjoint(forms)
    return "person" if plain or before == "by" else "name"
