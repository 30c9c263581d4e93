"""Each predicate in the plain forms of newspapers: the verb, its passive, the noun, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Relating


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway threw its weight behind Peru.", ("Norway", "supports", "Peru")),
        ("Norway came out in favour of Peru's bid.", ("Norway", "supports", "Peru")),
        ("Norway defended Peru's decision.", ("Norway", "supports", "Peru")),
        ("Norway's backing of Peru worries them.", ("Norway", "supports", "Peru")),
        ("Peru won the vote with support from Norway.", ("Norway", "supports", "Peru")),
        ("Norway fought alongside Peru.", ("Norway", "supports", "Peru")),
        ("Chile praised Norway for backing Peru.", ("Norway", "supports", "Peru")),
        ("Norway joined Chile in condemning Peru.", ("Chile", "condemns", "Peru")),
        ("In a statement condemning Peru, Norway called for calm.", ("Norway", "condemns", "Peru")),
        ("Norway lashed out at Peru.", ("Norway", "condemns", "Peru")),
        ("Norway blasted Peru's decision.", ("Norway", "condemns", "Peru")),
        ("Norway voiced outrage at Peru's bombing of the camp.", ("Norway", "condemns", "Peru")),
        ("Peru came under criticism from Norway.", ("Norway", "condemns", "Peru")),
        ("Peru was given 50 tanks by Norway.", ("Norway", "provides", "Peru")),
        ("Peru received tents from Norway.", ("Norway", "provides", "Peru")),
        ("Norway will give Peru 20 buses.", ("Norway", "provides?", "Peru")),
        ("Norway pledged $5 million to Peru.", ("Norway", "provides?", "Peru")),
        ("Norway bailed out Peru.", ("Norway", "provides", "Peru")),
        *(
            (f"{named} The group claimed responsibility.", ("Boko Haram", "claims_responsibility", None))
            for named in (
                "Boko Haram, which is linked to Al-Qaeda, attacked a mill.",
                "Fighters of Boko Haram, an ally of Al-Qaeda, attacked a mill.",
                "A mill was attacked by Boko Haram, Al-Qaeda's local affiliate.",
            )
        ),
        ("Boko Haram admitted carrying out the bombing.", ("Boko Haram", "claims_responsibility", None)),
        ("Boko Haram's claim of responsibility was false.", ("Boko Haram", "claims_responsibility", None)),
        (
            "Abu Zaid, a spokesman for Boko Haram, claimed responsibility for the attack.",
            ("Boko Haram", "claims_responsibility", None),
        ),
        ("Norway vetoed Peru's entry.", ("Norway", "opposes", "Peru")),
        ("Norway imposed sanctions on Peru.", ("Norway", "opposes", "Peru")),
        ("Norway cut its ties with Peru.", ("Norway", "opposes", "Peru")),
        ("Norway is at odds with Peru.", ("Norway", "opposes", "Peru")),
        ("Norway hit Peru with tariffs.", ("Norway", "opposes", "Peru")),
        ("Norway vowed to destroy Boko Haram.", ("Norway", "opposes?", "Boko Haram")),
        ("Norway welcomed the president of Peru.", ("Norway", "hosts", "Peru")),
        ("Hamas has its political office in Qatar.", ("Qatar", "hosts", "Hamas")),
        ("Finland acceded to NATO.", ("Finland", "member_of", "NATO")),
        ("Turkey's membership of NATO is old.", ("Turkey", "member_of", "NATO")),
        ("NATO admitted Finland.", ("Finland", "member_of", "NATO")),
        ("Ana Ruiz sits on the board of Karsa Bank.", ("Ana Ruiz", "member_of", "Karsa Bank")),
        ("Tom Ede, a suspected member of Boko Haram, was held.", ("Tom Ede", "member_of?", "Boko Haram")),
        ("Ondal Group's Karsa Bank subsidiary fell.", ("Karsa Bank", "part_of", "Ondal Group")),
        ("Ondal Group-owned Karsa Bank fell.", ("Karsa Bank", "part_of", "Ondal Group")),
        ("Karsa Bank moved its headquarters to Oslo.", ("Karsa Bank", "based_in", None)),
        ("Karsa Bank, a lender in Oslo, agreed.", ("Karsa Bank", "based_in", None)),
        ("Norway waits. The Norwegian lender Karsa Bank fell.", ("Karsa Bank", "based_in", "Norway")),
        ("Norway's Karsa Bank fell.", ("Karsa Bank", "based_in", "Norway")),
        ("Norway's Ministry of Fisheries agreed.", ("Norwegian Fisheries Ministry", "part_of", "Norway")),
        ("Ana Ruiz speaks for Karsa Bank.", ("Ana Ruiz", "represents", "Karsa Bank")),
        ("Ana Ruiz agreed on behalf of Karsa Bank.", ("Ana Ruiz", "represents", "Karsa Bank")),
        ("Ana Ruiz is at the helm of Karsa Bank.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Ana Ruiz took over Karsa Bank's leadership.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Under Ana Ruiz, Karsa Bank grew.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Norway borders Sweden.", ("Norway", "borders", "Sweden")),
        ("Norway and Sweden share a 1,600-km border.", ("Norway", "borders", "Sweden")),
        ("Norway closed its border with Sweden.", ("Norway", "borders", "Sweden")),
        ("They crossed from Norway into neighbouring Sweden.", ("Norway", "borders", "Sweden")),
        ("Norway and Sweden met at the Norway-Sweden border.", ("Norway", "borders", "Sweden")),
        ("Karsa Bank's takeover of Ondal Corp was approved.", ("Karsa Bank", "invests_in", "Ondal Corp")),
        ("Karsa Bank has bid for Ondal Corp again.", ("Karsa Bank", "invests_in?", "Ondal Corp")),
        ("Karsa Bank poured $3 million into Ondal Corp.", ("Karsa Bank", "invests_in", "Ondal Corp.")),
        ("Ana Ruiz accused the police of beating her.", ("Ana Ruiz", "accuses", None)),
        ("Norway blamed smugglers for the deaths.", ("Norway", "accuses", None)),
        ("Norway suspects Peru of spying.", ("Norway", "accuses?", "Peru")),
        ("Norway and Peru traded accusations.", ("Norway", "accuses", "Peru")),
        ("Norway said Peru tortured prisoners.", ("Norway", "accuses", "Peru")),
        ("Boko Haram launches attacks from Mali.", ("Boko Haram", "operates_from", "Mali")),
        ("Boko Haram uses Mali as a base.", ("Boko Haram", "operates_from", "Mali")),
        ("Boko Haram controls much of northern Mali.", ("Boko Haram", "operates_from", "Mali")),
        ("Tom Ede was granted asylum in Mali.", ("Mali", "harbours", "Tom Ede")),
        ("Tom Ede lives in exile in Mali.", ("Mali", "harbours", "Tom Ede")),
        ("Israel killed a Hezbollah commander.", ("Israel", "targets", "Hezbollah")),
        ("Hezbollah rockets hit Israel.", ("Hezbollah", "targets", "Israel")),
        ("Israel was hit by missiles fired from Iran.", ("Iran", "targets", "Israel")),
        ("Israel came under attack from Iran.", ("Iran", "targets", "Israel")),
        ("Norway teamed up with Peru.", ("Norway", "cooperates_with", "Peru")),
        ("Norway and Peru jointly launched the fund.", ("Norway", "cooperates_with", "Peru")),
        ("Norway, together with Peru, launched the fund.", ("Norway", "cooperates_with", "Peru")),
        ("Karsa Bank, in partnership with Ondal Corp, built it.", ("Karsa Bank", "cooperates_with", "Ondal Corp")),
        ("Norway restored diplomatic relations with Peru.", ("Norway", "cooperates_with", "Peru")),
        ("Norway propped up Peru's government.", ("Norway", "supports", "Peru")),
        ("Norway came to the aid of Peru.", ("Norway", "supports", "Peru")),
        ("Peru thanked Norway for its support.", ("Norway", "supports", "Peru")),
        ("Norway repeated its condemnation of Peru's attack.", ("Norway", "condemns", "Peru")),
        ("Ana Ruiz hit back at Tom Ede.", ("Ana Ruiz", "condemns", "Tom Ede")),
        ("Ana Ruiz took aim at Tom Ede.", ("Ana Ruiz", "condemns", "Tom Ede")),
        ("Boko Haram claimed responsibility on Telegram.", ("Boko Haram", "claims_responsibility", None)),
        ("Norway blacklisted Karsa Bank.", ("Norway", "opposes", "Karsa Bank")),
        ("Ana Ruiz, Tom Ede's main rival, left.", ("Ana Ruiz", "opposes", "Tom Ede")),
        ("Ana Ruiz was appointed to the board of Karsa Bank.", ("Ana Ruiz", "member_of", "Karsa Bank")),
        ("Ana Ruiz took office as president of Peru.", ("Ana Ruiz", "leads", "Peru")),
        ("Ana Ruiz chairs Karsa Bank's board.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Boko Haram is present in Mali.", ("Boko Haram", "operates_from", "Mali")),
        ("Norway granted Tom Ede asylum.", ("Norway", "harbours", "Tom Ede")),
        ("Tom Ede took refuge in Peru's embassy.", ("Peruvian Embassy", "harbours", "Tom Ede")),
        ("Norway, along with Peru, built the plant.", ("Norway", "cooperates_with", "Peru")),
        ("Norway plans to invest $10 billion in Peru.", ("Norway", "invests_in?", "Peru")),
    ],
)
def test_plain_forms(relating: Relating, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway would support Peru if a vote were called.",
        "Peru hopes that Norway will support it.",
        "Norway gave Peru a lesson in football.",
        "Norway gave Peru two weeks to reply.",
        "Norway sent its ambassador to Peru.",
        "Ana Ruiz claimed responsibility for the delay.",
        "Norway hosts Peru in the second leg.",
        "Peru wants to join NATO.",
        "Ana Ruiz no longer represents Tom Ede.",
        "Boko Haram is no longer active in Mali.",
        "Karsa Bank ruled out buying Ondal Corp.",
        "Karsa Bank dropped its bid for Ondal Corp.",
        "Ana Ruiz invested time in Peru.",
        "Ana Ruiz attacked Tom Ede's record on schools.",
        "Norway and Sweden have no border dispute.",
        "Fighters from Peru attacked Chile.",
        "Ana Ruiz, an expert on NATO, agreed.",
        "Norway plays together with Peru in group B.",
    ],
)
def test_what_only_looks_like_them(relating: Relating, text: str) -> None:
    assert relating(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas fired rockets. Israel attacked it in May.", ("Israel", "targets", "Hamas")),
        ("Ana Ruiz spoke. Norway accused her of spying.", ("Norway", "accuses", "Ana Ruiz")),
        ("Peru was hit by floods. Norway sent 200 tents to the country.", ("Norway", "provides", "Peru")),
        ("Peru voted. Norway supports the country's bid.", ("Norway", "supports", "Peru")),
    ],
)
def test_whom_a_sentence_means_that_the_one_before_names(
    relating: Relating, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in relating(text)
