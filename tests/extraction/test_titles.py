"""The titles of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only
from tui.extraction.happenings.titles.phrases import fitting

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestTitle:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "Peru's President Ana Lima has won re-election in a landslide on Sunday.",
                "Ana Lima wins re-election in a landslide",
            ),
            ("President Ada Obi won a second term on 3 May 2021, officials said.", "Ada Obi wins second term"),
            (
                "A court in Jakarta yesterday upheld the death sentence against the director of a bank, and he left.",
                "Court in Jakarta upholds death sentence against the director of a bank",
            ),
            ("Acme Group agreed on Monday to sell its unit.", "Acme Group agrees to sell its unit"),
            ("Kenya's president, William Ruto, has flown to the region on 3 March 2023.", "flies to region"),
            ("Karsa Rovers defeated Sarn Wanderers 3-1 to keep their lead.", "Karsa Rovers defeat Sarn Wanderers 3-1"),
            ("President Ana Lima’s condemnation of the Cusco attack was welcomed.", "Lima condemns Cusco attack"),
            ("Ana Ruiz was removed by the Constitutional Court on Monday.", "Constitutional Court removes Ana Ruiz"),
            (
                "President Ana Lima declared a 60-day state of emergency in two provinces on Monday.",
                "Ana Lima declares 60-day state of emergency in two provinces",
            ),
            ("The Security Council condemned the “heinous” attack on 3 May 2021.", "condemns the heinous attack"),
            (
                "Estonia and Latvia imposed sanctions on eleven Karsan officials on 3 May 2021, among them Ada Obi.",
                "Estonia and Latvia impose sanctions on eleven Karsan officials",
            ),
            ("UNICEF delivered 40 tonnes of rice to Peru on 4 May 2021.", "delivers 40 tonnes of rice to Peru"),
            (
                "Peru signed 24 agreements with the three firms on 4 May 2021.",
                "Peru signs 24 agreements with three firms",
            ),
            ("At least 12 people died in a fire in Lima on 4 May 2021.", "Fire kills at least 12 people in Lima"),
            (
                "The court banned eight members of its crew from leaving on 4 May 2021.",
                "Court bans eight members of crew",
            ),
            ("Gunmen opened fire at a school in Peru's capital Lima on 4 May 2021.", "open fire at school in Lima"),
            ("President Ana Lima paid state visits to Peru and Chile.", "Ana Lima pays state visits to Peru and Chile"),
            ("The village of Mai Kale was swept away on 29 April 2021.", "Village of Mai Kale swept away"),
            (
                "The foreign ministers of France, Germany and Poland held a meeting in Berlin on 4 May 2021.",
                "Meeting of France, Germany and Poland in Berlin",
            ),
            (
                "A banker was jailed for life on 4 May 2021. Omar Haddad, 50, was convicted of fraud.",
                "Omar Haddad convicted of fraud",
            ),
            (
                "Hundreds of his supporters clashed with guards in Lima on 4 May 2021.",
                "Hundreds of supporters clash with guards in Lima",
            ),
            ("Nine guards were killed in a protest held in Lima on 4 May 2021.", "Protest in Lima"),
            ("Gunmen tried to kidnap two nurses in Lagos on 4 May 2021.", "Gunmen try to kidnap two nurses in Lagos"),
            ("Two men were jailed over a failed attempt to kill Ana Ruiz in 2004.", "Attempt to kill Ana Ruiz"),
            (
                "Omar Haddad pleaded guilty in the case on 4 May 2021.",
                "Omar Haddad pleads guilty in the case",
            ),
            (
                "In an interview on 4 May 2021, Ana Lima urged people to stay at home.",
                "Ana Lima urges people to stay at home",
            ),
            ("Two miners were arrested by border guards on 4 May 2021.", "Border guards arrest two miners"),
            (
                "Clashes broke out in Lima on 4 May 2021 between students and guards.",
                "Clashes between students and guards in Lima",
            ),
            ("About 50 people had met there on 4 May 2021 and clashes with police ensued.", "Clashes with police"),
            (
                "Peru’s invasion of Chile in May 2021 left many governments troubled.",
                "Peru's invasion of Chile",
            ),
            (
                "Ana Lima wrapped up her win on 4 May 2021, knocking out Rita Berg 6-1, 6-3.",
                "Ana Lima beats Rita Berg",
            ),
            ("Peru lost to Chile 1-0 in Lima on 4 May 2021.", "Peru loses to Chile 1-0 in Lima"),
            ("Kenya lost to Oman 1-0 in Muscat on 4 May 2021.", "Kenya loses to Oman 1-0 in Muscat"),
            ("A late goal by Ana Lima gave Peru a 2-1 win over Chile on 4 May 2021.", "Peru beats Chile 2-1"),
            ("Ana Lima scored a goal to give Peru a 2-1 win over Chile on 4 May 2021.", "Peru beats Chile 2-1"),
            ("Peru’s expulsion of two diplomats on 4 May 2021 angered Chile.", "Peru's expulsion of two diplomats"),
            ("Ana Lima’s visit to Oslo on 4 May 2021 was her third.", "Ana Lima's visit to Oslo"),
            ("Peru’s strikes on Chile on 4 May 2021 were condemned.", "Peru's strikes on Chile"),
            ("Ana Lima’s meeting with Omar Haddad on 4 May 2021 was long.", "Meeting of Ana Lima and Omar Haddad"),
            ("The envoys’ expulsion on 4 May 2021 angered Chile.", "Expulsion of envoys"),
            ("Iran’s attacks against Iraq on 4 May 2021 were its first.", "Iran's attacks on Iraq"),
            ("Turkey’s military operation in Syria began on 4 May 2021.", "Turkey's military operation in Syria"),
            ("The assassination of Judge Omar Haddad on 4 May 2021 was claimed.", "Assassination of Omar Haddad"),
            (
                "The premiers witnessed the signing of five accords on mining in Lima on 4 May 2021.",
                "Signing of five accords",
            ),
            ("The body of a nurse was found in Puno on 4 May 2021.", "Nurse found dead in Puno"),
            (
                "A lorry packed with explosives went off in Lima on 4 May 2021.",
                "Lorry packed with explosives goes off in Lima",
            ),
            ("When elections took place in 1984, nobody came.", "Elections of 1984"),
            (
                "An appeals court upheld the conviction of Peru’s former minister on 4 May 2021.",
                "Appeals court upholds conviction of Peru's former minister",
            ),
            (
                "A strike by Karsa Airways pilots at Karsa Airways began in Lima.",
                "Strike by Karsa Airways pilots in Lima",
            ),
            (
                "Peruvian Air Force raids on the city of Puno killed at least 36 people on 4 May 2021.",
                "Peruvian Air Force raids kill at least 36 people in Puno",
            ),
            (
                "A blogger was hacked to death by assailants using machetes in Lima on 4 May 2021.",
                "Blogger hacked to death by assailants in Lima",
            ),
            (
                "A court in Puno sent activist Ana Ruiz to prison on 4 May 2021.",
                "Court in Puno sends activist Ana Ruiz to prison",
            ),
            (
                "The largest party in Peru's congress lost most of its seats in an election on 4 May 2021.",
                "Largest party in Peru's congress loses most of its seats in an election",
            ),
            (
                "The agency said there were credible reports of people dying of hunger in Puno on 4 May 2021.",
                "People die of hunger in Puno",
            ),
            (
                "Acme Foods remains committed to its agreed takeover of Torvale Foods.",
                "Acme Foods' agreed takeover of Torvale Foods",
            ),
            (
                "A tragic and brutal attack on a market in Lima killed nine people on 4 May 2021.",
                "Attack on market kills nine people in Lima",
            ),
            ("Ana Ruiz had won a number of awards for her novels by 2021.", "Ana Ruiz wins a number of awards"),
            (
                "After making a personal pledge in the autumn of 1990, Helmut Braun resigned.",
                "Personal pledge by Helmut Braun",
            ),
            (
                "In a ruling issued by Judge Omar Haddad on 4 May 2021, it was noted that nobody had come.",
                "Ruling issued by Judge Omar Haddad",
            ),
            ("The Renewal party won 81 seats in the election, the largest number.", "Renewal party wins 81 seats"),
            (
                "A pre-dawn earthquake killed at least 247 people in Puno on 3 May 2021.",
                "Pre-dawn earthquake kills at least 247 people in Puno",
            ),
            (
                "Morocco launched attacks on two depots near Oran on 4 May 2021, killing three nurses.",
                "Attacks by Morocco on two depots kill three nurses near Oran",
            ),
            (
                "In response to US and British attacks on the port on 4 May 2021, the minister left.",
                "US and British attacks on port",
            ),
            (
                "The killing of Omar Wani by Chadian security forces on 4 May 2021 caused outrage.",
                "Killing of Omar Wani by Chadian security forces",
            ),
            (
                "Pavel Novak was sentenced on Monday for the first-degree murder of a nurse in Brno in 2019.",
                "First-degree murder of nurse by Pavel Novak in Brno",
            ),
            (
                "Ana saw illegal, dangerous, and unprovoked Red Front attacks on merchant ships on 4 May 2021.",
                "Red Front attacks on merchant ships",
            ),
            (
                "Witnesses said gunmen invaded Torvale on 4 May 2021 and opened fire on villagers.",
                "Gunmen invade Torvale",
            ),
            (
                "Tamora Bank agreed on 3 May 2021 to put $2 billion of debt into Karsa and to fund a buyout of its "
                "smaller shareholders in the north of the country.",
                "Tamora Bank agrees to put $2 billion of debt into Karsa",
            ),
            (
                "The bank agreed at a summit in the port of Ondal on 3 May 2021 to double its loans.",
                "Bank agrees to double its loans",
            ),
            (
                "Several monks who protested against his arrest were detained on 3 May 2021.",
                "Several monks protest against arrest",
            ),
            (
                "A car bomb explosion wrecked the Norwegian embassy in Accra on 3 May 2021, killing two guards.",
                "Car bomb explosion at Norwegian embassy kills two guards in Accra",
            ),
            ("A crash killed one man on Highway 12 on 3 May 2021.", "Crash kills one man on Highway 12"),
            (
                "Police fired tear gas on 3 May 2021 at the leader's supporters, who were throwing rocks at police.",
                "Police fire tear gas",
            ),
            (
                "A strike killed two nurses in the Democratic Republic of the Congo on 3 May 2021.",
                "Strike kills two nurses in the Democratic Republic of the Congo",
            ),
            (
                "In a statement on 3 May 2021 Norway accused Karsa of supplying the rebels with missiles.",
                "Norway accuses Karsa of supplying the rebels with missiles",
            ),
            ("Ana Lima became head of the Oslo police on 3 May 2021.", "Ana Lima becomes head of the Oslo police"),
            ("The wedding has been celebrated on 3 May 2021.", "Wedding celebrated"),
            ("The truce has collapsed on 3 May 2021.", "Truce collapses"),
            ("The Karsan Border Guards condemned the raid on 3 May 2021.", "Karsan Border Guards condemn the raid"),
            ("The minister was forced to step down by her own party on 3 May 2021.", "Minister steps down"),
            ("Peru was last visited by the Emir of Qatar in 1995.", "Emir of Qatar visits Peru"),
            ("He died as a result of a road traffic collision in Lima.", "Road traffic collision in Lima"),
            (
                "The town of Puno was hit by another strong earthquake on 4 May 2021.",
                "Strong earthquake hits town of Puno",
            ),
        ],
    )
    def test_says_who_did_what(self, reported: Reported, text: str, title: str) -> None:
        assert [report.title for report in reported(text) if report.title.endswith(title)]

    def test_no_bare_word(self, reported: Reported) -> None:
        report = only(reported("Maria Lopez ran the company from 1995 until their arrest in June 2001."), "arrest")
        assert report.title.startswith("Arrest: Maria Lopez ran")

    def test_a_statement_is_told_by_a_whole_clause(self, reported: Reported) -> None:
        text = "The board of directors decided to raise the rate, the Bank of Karsa said in a statement on 3 May 2021."
        title = only(reported(text), "statement").title
        assert title == "Bank of Karsa says the board of directors decided to raise the rate"

    @pytest.mark.parametrize(
        ("words", "title"),
        [
            ("Ana Lima discusses prospects for trade", "Ana Lima discusses prospects for trade"),
            (
                "Minister Ana Lima and President Jo Tan of Karsa discuss the prospects for further and deeper trade",
                "Minister Ana Lima and President Jo Tan of Karsa discuss the prospects",
            ),
            (
                "Karsa Mine and Metal Trading Company buys a small stake in a rival smelter or port for $1.2 billion",
                "Karsa Mine and Metal Trading Company buys a small stake in a rival smelter or port",
            ),
        ],
    )
    def test_what_is_too_long_ends_before_a_phrase(self, words: str, title: str) -> None:
        assert fitting(words) == title

    def test_who_reports_is_no_title(self, reported: Reported) -> None:
        reports = reported("The funeral was held on 3 May 2021, officials said, and a ceremony followed in Lima.")
        assert not [report.title for report in reports if "said" in report.title]


class TestHeadlines:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "Nadia Karim was appointed as the new finance minister on 3 May 2021.",
                "Nadia Karim appointed finance minister",
            ),
            ("Lars Holm was sworn in as mayor of Bergen on 3 May 2021.", "Lars Holm sworn in as mayor of Bergen"),
            (
                "Omar Badr was sentenced to five years in prison on 3 May 2021.",
                "Omar Badr sentenced to five years in prison",
            ),
            ("Two officers were convicted of murder on 3 May 2021.", "Two officers convicted of murder"),
            ("Two men were gunned down by soldiers in Cali on 3 May 2021.", "Soldiers gun down two men in Cali"),
            (
                "Rebels stopped two buses in Cali on 3 May 2021 and set them on fire.",
                "Rebels set two buses on fire in Cali",
            ),
            ("Ama Owusu won the by-election by a landslide on 3 May 2021.", "Ama Owusu wins by-election by landslide"),
            (
                "LAHORE, 4 March 2024 (KW) - A bomb exploded at the railway station of Quetta Sunday and killed two.",
                "Bomb kills two at Quetta railway station",
            ),
            (
                "A suicide attack outside Karachi's Jinnah Airport killed two men on 3 March 2024.",
                "Suicide attack kills two men at Jinnah Airport, Karachi",
            ),
            ("After the 9/11 attacks in the United States they became allies.", "9/11 attacks in the United States"),
            ("Gunmen attacked a school in Lahore on 3 March 2024.", "Gunmen attack school in Lahore"),
            (
                "The envoys of Peru, Chile and Bolivia met the mayor of Puno on 3 May 2021.",
                "Envoys of Peru, Chile and Bolivia meet mayor of Puno",
            ),
            (
                "Sarn Textiles signed an agreement with the district on Sunday to buy the ground.",
                "Sarn Textiles signs agreement with district",
            ),
            (
                "The murder of six monks in Puno on 3 May 2021 shocked the country.",
                "Murder of six monks in Puno",
            ),
            (
                "Nine people were wounded in a separate attack in Kabul on 4 May 2021, police said.",
                "Attack wounds nine people in Kabul",
            ),
            (
                "On 4 May 2021 a suicide attack on an army convoy in Kabul killed six soldiers.",
                "Suicide attack on army convoy kills six soldiers in Kabul",
            ),
            (
                "In a statement on 3 May 2021, Mayor Eva Roth praised the rescuers.",
                "Eva Roth praises rescuers",
            ),
            (
                "A court in Oslo announced on Monday that the appeal of the miner had failed.",
                "Court announces that the appeal of the miner had failed",
            ),
            (
                "Foreign Minister Ana Lima wrote on Twitter on 3 May 2021: “We know this pain.”",
                "Ana Lima writes on Twitter",
            ),
            ("The final was won on 3 May 2021 by Rovers.", "Rovers win final"),
            (
                "Three people were fatally shot at a clinic in Ohio on 3 May 2021, and one suspect is in custody.",
                "Three people shot at clinic in Ohio",
            ),
            ("Nine guards were taken hostage in Lagos on 3 May 2021.", "Nine guards taken hostage in Lagos"),
            (
                "The bones of an unknown lizard were discovered by a team of Swiss scientists on 3 May 2021.",
                "Team of Swiss scientists discovers bones of an unknown lizard",
            ),
            (
                "Ana Lima has won a landslide victory in the run-off election on 3 May 2021.",
                "Ana Lima wins landslide victory in run-off election",
            ),
            (
                "Peru's President and ruling party candidate Juan Moro has won a landslide victory, "
                "the Electoral Commission announced on 3 May 2021.",
                "Juan Moro wins landslide victory",
            ),
            (
                "Sarn Mills Ltd said on Monday it has reached an agreement to acquire Torvale Foods.",
                "Sarn Mills Ltd reaches agreement to acquire Torvale Foods",
            ),
            (
                "The board backed Karsa Bank's acquisition of Torvale Foods Ltd on 3 May 2021.",
                "Karsa Bank's acquisition of Torvale Foods Ltd",
            ),
            ("Ana Lima came to power in a coup against Juan Moro in 2003.", "Coup against Juan Moro"),
            (
                "The Balochistan Liberation Army (BLA) claimed responsibility for the attack on 3 March 2024.",
                "Balochistan Liberation Army claims responsibility for the attack",
            ),
        ],
    )
    def test_reads_like_a_headline(self, reported: Reported, text: str, title: str) -> None:
        assert title in {report.title for report in reported(text)}

    def test_nobody_met_the_writer(self, reported: Reported) -> None:
        assert not reported("I met a fisherman there who can see the port from his boat.")

    def test_says_of_nobody_what_is_only_guessed(self, reported: Reported) -> None:
        for report in reported(
            "LIMA, 4 June 2024 (KW) - A bomb exploded in a market in Lima on Monday, killing four people. "
            "Police suspect the Shining Path, which has attacked markets before."
        ):
            guessed = [one for one in report.participants if one.role == "perpetrator" and one.hedged]
            assert not [one.text for one in guessed if one.text in report.title and report.type == "attack"]
