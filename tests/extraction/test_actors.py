"""Names resolved to actors: whose they are, of which kind, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.extraction.cast.bodies.bodies import Bodies
from tui.extraction.cast.kinds import kinds
from tui.extraction.cast.lexicon import lexicon
from tui.extraction.cast.titles import Titles, TitleWords
from tui.extraction.dictionaries import Dictionaries
from tui.model import Dropped, Role, Row, Table, When, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Appearance

    Casting = Callable[[Analysis], tuple[dict[str, Appearance], Cast]]
    Read = Callable[..., Analysis]


def forms(appearance: Appearance) -> dict[str, int]:
    return dict(appearance.forms)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kenyan government raised taxes on fuel.", "Kenya", "state"),
        ("Ada Lind is an analyst with Varga Holm in Sarn.", "Varga Holm", "organisation"),
        ("It was decided by Togo and the Ondal River Council.", "Ondal River Council", "government_body"),
        (
            "Researchers at University of Karsa and Holm State University agreed.",
            "Holm State University",
            "organisation",
        ),
        ("The results were published in Glacier Letters on Monday.", "Glacier Letters", "media"),
        ("Ondal scored late in a 2-1 win over Kelda to reach the final.", "Kelda", "organisation"),
        (
            "Officials at Kenya's Ministry of Health said clinics had closed.",
            "Kenyan Health Ministry",
            "government_body",
        ),
        ("The World Food Programme sent trucks to the camp.", "World Food Programme", "intergovernmental"),
        ("Fighters of Boko Haram burned three villages.", "Boko Haram", "armed_group"),
        (
            "Analysts at the Nordic Institute for Labour Studies disagreed.",
            "Nordic Institute for Labour Studies",
            "organisation",
        ),
        ("The story first ran in the Lagos Herald on Monday.", "Lagos Herald", "media"),
        ("Work on the Kigali-Mombasa Economic Corridor began.", "Kigali-Mombasa Economic Corridor", "project"),
        ("Thousands of Syrian refugees crossed the river.", "Syrian refugees", "population"),
        ("Police questioned Judge Helena Brandt for two hours.", "Helena Brandt", "person"),
        ("Norway closed its embassy.", "Norway", "state"),
        ("The Commonwealth of Dominica closed its embassy.", "Dominica", "state"),
        ("The Bihar government closed the bridge.", "Bihar government", "government_body"),
        ("The Diocese of Karsa closed two schools.", "Diocese of Karsa", "organisation"),
        ("She wrote for the Harbour Light magazine.", "Harbour Light", "media"),
        ("Nurses at Sarn Valley Teaching Hospital stopped work.", "Sarn Valley Teaching Hospital", "organisation"),
        ("Solomon Islands Police arrested a teenager.", "Solomon Islands Police", "government_body"),
        ("The Kano State government banned the film.", "Kano State government", "government_body"),
        ("Home again, Sarn City Stars beat Kale Homeboyz 1-0.", "Sarn City Stars", "organisation"),
        ("RSF fighters entered El Fasher.", "Rapid Support Forces", "armed_group"),
        ("The former minister told the weekly Harbour Light that she was tired.", "Harbour Light", "media"),
        ("It was said on Radio Karsa at noon.", "Radio Karsa", "media"),
        ("His party, the PUD, called a strike.", "PUD", "organisation"),
        ("The labour union Fagforbundet condemned the cuts.", "Fagforbundet", "organisation"),
        ("The leader of the Karsa Freedom Army surrendered.", "Karsa Freedom Army", "armed_group"),
        ("Two men of the 4th Mountain Brigade were hurt.", "4th Mountain Brigade", "government_body"),
        ("The Farmers' Party of Pedro Ruiz won the vote.", "Farmers' Party", "organisation"),
        ("The bones lie in the Pedro Ruiz museum in Quito.", "Pedro Ruiz museum", "organisation"),
        ("It was led by the Karsa Progress party for years.", "Karsa Progress party", "organisation"),
        (
            "The Ministry of Food, Rural Affairs and Trade said so, and Ana Ruiz left.",
            "Ministry of Food, Rural Affairs and Trade",
            "government_body",
        ),
        ("Vok Tamarane, deputy spokesman for the army, denied it.", "Vok Tamarane", "person"),
        ("He fought against Jean-Pierre Makolo for years.", "Jean-Pierre Makolo", "person"),
        ("The shares are traded on the Nasdaq in New York.", "Nasdaq", "organisation"),
        (
            "The National Drugs and Crime Agency said it had seized it.",
            "National Drugs and Crime Agency",
            "government_body",
        ),
        ("On Friday Pope Clement thanked the crowd.", "Pope Clement", "person"),
        ("President Omar Sheikh Karim vowed to go on.", "Omar Sheikh Karim", "person"),
        ("The rival of Kofi Boateng-Asare, who leads it, lost. Boateng-Asare won.", "Kofi Boateng-Asare", "person"),
        ("On Monday Kelda police arrested four men.", "Kelda police", "government_body"),
        (
            "It was the Arden County Sheriff's Office that found him.",
            "Arden County Sheriff's Office",
            "government_body",
        ),
        ("Then the St. Agatha Infirmary took them in.", "St. Agatha Infirmary", "organisation"),
        ("Later Lady Moira Hospital Omar Sheikh spoke.", "Lady Moira Hospital", "organisation"),
        ("It was said by Lady Moira Hospital Omar Sheikh.", "Omar Sheikh", "person"),
        ("Later Ana Lima-Suro, the governor of the province, wept.", "Ana Lima-Suro", "person"),
        ("On Friday Survivor Zahid-e-Karam said he swam.", "Zahid-e-Karam", "person"),
        ("On Friday police chief Sutrana said it was over.", "Sutrana", "person"),
        ("On Friday Commissioner Lahore Omar Aziz said it was over.", "Omar Aziz", "person"),
        ("He was told so by Joseph Arden QC in court.", "Joseph Arden", "person"),
        ("On Friday Tan Sri Rashid Idris stepped down.", "Rashid Idris", "person"),
        ("It was bought by Karsa Machine Co Ltd of Lima.", "Karsa Machine Co Ltd", "organisation"),
        ("He was told so by the competition authority, the FNK.", "FNK", "government_body"),
        ("The disaster agency INGK said so.", "INGK", "government_body"),
        ("The state news agency STK said so.", "STK", "media"),
        ("He spoke for the Greens on Friday.", "Greens", "organisation"),
        ("It was written in the Sarn Observer.", "Sarn Observer", "media"),
        ("The workers' union Sindicato Boreal said so.", "Sindicato Boreal", "organisation"),
        ("They sued Karsa Standard Bank Kenya on Friday.", "Karsa Standard Bank Kenya", "organisation"),
        ("The Sarn County coroner's office said so.", "Sarn County coroner's office", "government_body"),
        ("The president of the league, Oonagh Treasy, announced it.", "Oonagh Treasy", "person"),
        ("Later Hassane Boubare, a cattle dealer, was seen.", "Hassane Boubare", "person"),
        ("It was won by the Unity Work Party of Prime Minister Ralph Arden.", "Unity Work Party", "organisation"),
        ("They met the Speaker of the National Assembly Sherlock Isaak but left.", "Sherlock Isaak", "person"),
        ("On Friday Kelda High School Principal Ana Arden resigned.", "Kelda High School", "organisation"),
        ("On Friday Arden Stores Chief Financial Officer Ana Ruiz resigned.", "Arden Stores", "organisation"),
        ("“It was late,” he told Ondal Sports on Friday.", "Ondal Sports", "media"),
        ("He is the head of the Ro'ako Pati, which won.", "Ro'ako Pati", "organisation"),
        ("A unit of the Kenya People’s Defence Forces left.", "Kenya People's Defence Forces", "government_body"),
        ("The Royal College of Nursing Pat Arden said so.", "Royal College of Nursing", "organisation"),
        ("On Friday Karsa Army Spokesman Felix Kulati said so.", "Felix Kulati", "person"),
        ("Ana Tal, the finance chief of Germany's Merk KGaA, is returning to Sarn.", "Merk KGaA", "organisation"),
        ("On Monday the Federal Government fell.", "Federal Government", "government_body"),
        ("It was shown on Al Darrah television on Friday.", "Al Darrah", "media"),
        ("The former Ondal Rangers striker scored again.", "Ondal Rangers", "organisation"),
        ("On Friday Congresswoman Margot Talvarek said so.", "Margot Talvarek", "person"),
        ("The Ministry of Flood Relief Secretary Kamrul Hasan said so.", "Ministry of Flood Relief", "government_body"),
        ("They met Harbour Committee Vice Chairman Ana Ruiz.", "Harbour Committee", "government_body"),
        ("They sued the mayor and his Commissioner of Finance, Adetola Banwo over it.", "Adetola Banwo", "person"),
    ],
)
def test_each_kind_of_actor_is_told_by_its_words(read: Read, cast: Casting, text: str, name: str, kind: str):
    actors, _ = cast(read(text))
    assert name in actors, list(actors)
    assert actors[name].kind == kind


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Norwegian fish is sold everywhere.", "Norway"),
        ("A loan of 3 million US dollars was agreed.", "United States"),
        ("The Sino-Pakistan border is long.", "Pakistan"),
        ("The US-China talks went on.", "China"),
        ("They met in Mexico City last week.", "Mexico"),
        ("The talks were held in Paris and went well.", "France"),
        ("The lorry drove across Latin America.", "United States"),
        ("Conclusion: The Way Forward.", "Conclusion"),
        ("On Monday the Summit ended.", "Summit"),
        ("The trains from London Arden were late.", "London Arden"),
        ("On Monday the riot police fired.", "riot police"),
        ("He told Director General Health Dr Omar Aziz of it.", "Health"),
        ("They met on Centre Court on Friday.", "Centre Court"),
        ("On Friday the bulk carrier Petra Nuova ran aground.", "Petra Nuova"),
        ("They slept in the Samora Arden school in town.", "Samora Arden"),
        ("They were held at the Manchineal Police Station.", "Manchineal Police"),
        ("He won the Ondal Trophy twice.", "Ondal Trophy"),
        ("Former Karsa executive Ken Arden left.", "Former Karsa"),
        ("The Ministers of Health, Fisheries and Marine Resources and Farming met.", "Marine Resources"),
        ("The Ministry of Petroleum and Natural Gas said so.", "Natural Gas"),
    ],
)
def test_what_is_no_name_of_an_actor_is_not_taken_for_one(read: Read, cast: Casting, text: str, absent: str):
    assert absent not in cast(read(text))[0]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Paul Arden stabbed his wife Helen Arden. Arden denied it. Mrs Arden was a nurse.",
            {"Paul Arden": {"Paul Arden": 1, "Arden": 1}, "Helen Arden": {"Helen Arden": 1, "Arden": 1}},
        ),
        (
            "President Omar Sarro met General Ali Sarro. President Sarro smiled. Then General Sarro left.",
            {"Omar Sarro": {"Omar Sarro": 1, "Sarro": 1}, "Ali Sarro": {"Ali Sarro": 1, "Sarro": 1}},
        ),
        (
            "Bill and Linda Arden told the court so. Mrs Arden wept.",
            {"Bill Arden": {"Bill": 1}, "Linda Arden": {"Linda Arden": 1, "Arden": 1}},
        ),
        (
            "John Arden and Mary Arden own it. Arden said she would sell.",
            {"John Arden": {"John Arden": 1}, "Mary Arden": {"Mary Arden": 1, "Arden": 1}},
        ),
    ],
)
def test_a_surname_of_two_persons_goes_to_the_one_it_fits(
    read: Read, cast: Casting, text: str, mentions: dict[str, dict[str, int]]
):
    actors, _ = cast(read(text))
    assert {name: forms(actors[name]) for name in mentions} == mentions


def test_a_short_form_of_another_language_is_the_body_where_the_text_goes_on_with_it(read: Read, cast: Casting):
    text = "The Graft Prevention Agency (KPX) held a mayor. KPX spokesman Budi Santo said so."
    actors, _ = cast(read(text))
    assert forms(actors["Graft Prevention Agency"]) == {"Graft Prevention Agency (KPX)": 1, "KPX": 1}


def test_a_capital_that_speaks_is_its_state(read: Read, cast: Casting):
    actors, mentions = cast(read("Oslo warned Stockholm about the dam. The ministers met in Oslo."))
    assert forms(actors["Norway"]) == {"Oslo": 1}
    assert [mention.rule for mention in mentions.mentions] == ["capital"]


def test_a_short_form_learned_from_the_text_is_the_same_actor(read: Read, cast: Casting):
    text = "The Coastal Farmers Association (CFA) went to court. The CFA wants compensation."
    actors, mentions = cast(read(text))
    assert forms(actors["Coastal Farmers Association"]) == {"CFA": 1, "Coastal Farmers Association (CFA)": 1}
    first = mentions.mentions[0]
    assert text[first.start : first.end] == "Coastal Farmers Association (CFA)"


def test_initials_that_do_not_fit_teach_nothing(read: Read, cast: Casting):
    actors, _ = cast(read("The Coastal Farmers Association (XYZ) went to court."))
    assert "XYZ" not in forms(actors["Coastal Farmers Association"])


def test_a_surname_is_the_last_full_name_that_bears_it(read: Read, cast: Casting):
    text = (
        "Foreign Minister Ingrid Solberg met Tomas Varga in Vienna. Solberg praised the plan. "
        "Later Henrik Solberg spoke. Solberg disagreed, and Varga left."
    )
    actors, _ = cast(read(text))
    assert forms(actors["Ingrid Solberg"]) == {"Ingrid Solberg": 1, "Solberg": 1}
    assert forms(actors["Henrik Solberg"]) == {"Henrik Solberg": 1, "Solberg": 1}
    assert forms(actors["Tomas Varga"]) == {"Tomas Varga": 1, "Varga": 1}


def test_a_lone_surname_is_nobody_elses_in_other_articles(read: Read, cast: Casting):
    actors, _ = cast(read("President Okonjo left. Mr. Okonjo did not speak."))
    assert actors["Okonjo"].actor == fingerprint("ac", "name", "okonjo", "ar-test")


def test_ids_come_from_the_dictionary_or_from_the_full_name(read: Read, cast: Casting):
    actors, _ = cast(read("Dr. Amara Diallo addressed the UN."))
    assert actors["United Nations"].actor == fingerprint("ac", "dictionary", "un")
    assert actors["Amara Diallo"].actor == fingerprint("ac", "name", "amara diallo")


def test_titles_are_roles_with_what_they_are_of_and_when(read: Read, cast: Casting):
    text = "Kenyan Finance Minister Amara Diallo met Liam Byrne, head of the World Bank, on Friday."
    actors, _ = cast(read(text, published=When("2024-05-03", precision="day")))
    [role] = actors["Amara Diallo"].roles
    assert (role.title, role.of, role.date) == ("Finance Minister", "Kenya", "2024-05-03")
    assert text[role.start : role.end] == "Finance Minister"
    assert actors["Amara Diallo"].country == "Kenya"
    [role] = actors["Liam Byrne"].roles
    assert role.of == "World Bank"
    assert "World Bank" in actors


def test_what_somebody_is_cited_as_saying_is_no_part_of_an_office(read: Read, cast: Casting):
    found, _ = cast(read("The Harbour cited Ana Ruiz, senior analyst at Karsa Bank as saying that oil fell."))
    assert [role.title for role in found["Ana Ruiz"].roles] == ["senior analyst at Karsa Bank"]


def test_a_party_is_no_part_of_its_leaders_office(read: Read, cast: Casting):
    actors, _ = cast(read("They met Communist Party leader Vok Masaliev on Friday."))
    assert [(one.title, one.of) for one in actors["Vok Masaliev"].roles] == [("leader", "Communist Party")]


def test_a_body_named_like_a_province_is_of_the_provinces_country(read: Read, cast: Casting):
    actors, _ = cast(read("The Niger State Police Command arrested him in Minna."))
    assert actors["Niger State Police Command"].country == "Nigeria"


def test_a_short_form_is_of_the_whole_name_before_it(read: Read, cast: Casting):
    text = "The Sarn Islands Forum Fisheries Agency (FFA) sent a ship. FFA officer Vok Raubani praised it."
    actors, _ = cast(read(text))
    found = actors["Sarn Islands Forum Fisheries Agency"]
    assert forms(found)["FFA"] == 1


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Former Kenyan president Otieno Arden died.", "Otieno Arden", "former president"),
        ("Later then-US President Joe Arden agreed.", "Joe Arden", "former President"),
        ("Juan Lind, who was mayor of Sarn until 2019, left.", "Juan Lind", "former mayor of Sarn"),
        ("Ali Hasan, who is the governor of Kano, left.", "Ali Hasan", "governor of Kano"),
        ("Kenyan president Otieno Arden died.", "Otieno Arden", "president"),
        ("Later Chief Financial Officer Ana Arden left.", "Ana Arden", "Chief Financial Officer"),
    ],
)
def test_an_office_that_somebody_has_left_is_a_former_one(
    read: Read, cast: Casting, text: str, name: str, title: str
) -> None:
    actors, _ = cast(read(text))
    assert [role.title for role in actors[name].roles] == [title]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The president, Luis Soto, met his Chilean counterpart.", "Luis Soto", "president"),
        ("The Interior Minister, Naila Malik, resigned on Thursday.", "Naila Malik", "Interior Minister"),
        ("The Prime Minister, the Right Honourable John Howard, opened it.", "John Howard", "Prime Minister"),
        ("The Australian prime minister, Dr Jane Holt, opened it.", "Jane Holt", "prime minister"),
    ],
)
def test_an_office_may_stand_before_a_name_behind_a_comma(
    read: Read, cast: Casting, text: str, name: str, title: str
) -> None:
    actors, _ = cast(read(text))
    assert [role.title for role in actors[name].roles] == [title]


def test_the_acronym_of_an_agency_is_a_name_of_persons_in_small_letters(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("The port was quiet. Police said Efe Yildiz had confessed, as EFE reported. Nato agreed."))
    assert forms(actors["Efe Yildiz"]) == {"Efe Yildiz": 1}
    assert forms(actors["EFE"]) == {"EFE": 1}
    assert "NATO" in actors


def test_an_acronym_that_is_a_word_is_a_name_where_it_is_not_stressed(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("PERU IS READY\n\nThe attack was claimed by IS on Monday. It IS true that nobody came."))
    assert forms(actors["Islamic State"]) == {"IS": 1}


def test_of_two_bodies_of_one_acronym_the_one_that_the_text_names_is_meant(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("The Royal College of Nursing struck. On Friday RCN members walked out."))
    assert forms(actors["Royal College of Nursing"]) == {"Royal College of Nursing": 1, "RCN": 1}


def test_a_ministry_before_a_spokesman_is_a_mention_of_its_own(read: Read, cast: Casting):
    actors, _ = cast(read("German Foreign Ministry spokesman Jonas Keller declined to comment."))
    assert actors["German Foreign Ministry"].kind == "government_body"
    assert actors["Jonas Keller"].roles[0].of == "German Foreign Ministry"


def test_a_bare_ministry_is_that_of_the_state_in_the_sentence(read: Read, cast: Casting):
    actors, _ = cast(read("Peru will answer, the Foreign Ministry said."))
    assert "Peruvian Foreign Ministry" in actors


def test_an_unnamed_official_is_one_actor_and_a_named_one_is_the_person(read: Read, cast: Casting):
    actors, _ = cast(read("Chile's foreign minister rejected it. The Chilean foreign minister left early."))
    assert forms(actors["Chilean foreign minister"]) == {"Chile's foreign minister": 1, "Chilean foreign minister": 1}
    actors, _ = cast(read("Chilean Foreign Minister Rosa Lagos spoke. Chile's top diplomat left early."))
    assert forms(actors["Rosa Lagos"])["Chile's top diplomat"] == 1


def test_the_three_taliban_stay_apart(read: Read, cast: Casting):
    text = "The Afghan Taliban denied it. The Pakistani Taliban, or TTP, claimed it. The Taliban kept silent."
    actors, _ = cast(read(text))
    assert set(actors) == {"Afghan Taliban", "Tehreek-e-Taliban Pakistan", "Taliban"}


def test_a_company_is_known_without_its_legal_form(read: Read, cast: Casting):
    actors, _ = cast(read("Brandt Logistics AG sold its ships. Brandt Logistics will keep its lorries, it said."))
    assert forms(actors["Brandt Logistics AG"]) == {"Brandt Logistics": 1, "Brandt Logistics AG": 1}


@pytest.mark.parametrize("name", ["Osbeck Textiles", "Lantry Chemicals", "Dagmar Hotels"])
def test_a_firm_is_known_by_what_its_name_ends_in(read: Read, cast: Casting, name: str):
    actors, _ = cast(read(f"{name} signed an agreement with the district on Sunday."))
    assert actors[name].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Shares rose. The carmaker Borgwald denied it. Workers at Borgwald struck.", "Borgwald", 2),
        ("Borgwald shares fell after the Borgwald CEO resigned.", "Borgwald", 2),
        ("The Leeds striker scored twice as Leeds won.", "Leeds", 2),
        ("Geneva-based Mokara refused to pay.", "Mokara", 1),
    ],
)
def test_a_firm_or_club_is_known_by_what_stands_beside_it(
    read: Read, cast: Casting, text: str, name: str, mentions: int
):
    actors, _ = cast(read(text))
    assert actors[name].kind == "organisation"
    assert forms(actors[name]) == {name: mentions}


@pytest.mark.parametrize(
    "text", ["The factory in Lagos has workers.", "He met Polish investors.", "Board members left."]
)
def test_places_and_peoples_are_no_firms(read: Read, cast: Casting, text: str):
    assert not [one for one in cast(read(text))[0].values() if one.kind == "organisation"]


def test_the_end_of_a_full_name_is_the_same_person(read: Read, cast: Casting):
    actors, _ = cast(read("Ibrahim Musa Sambo was arrested. Mr Musa Sambo had called for protests."))
    assert forms(actors["Ibrahim Musa Sambo"]) == {"Ibrahim Musa Sambo": 1, "Musa Sambo": 1}


def test_the_office_beside_a_name_is_no_actor_of_its_own(read: Read, cast: Casting):
    actors, _ = cast(read("A court in Cairo sentenced Adel Hanna, the former Egyptian finance minister, to ten years."))
    assert [name for name, one in actors.items() if one.kind == "person"] == ["Adel Hanna"]


def test_a_headline_in_capitals_names_nobody_by_its_verbs(read: Read, cast: Casting):
    actors, _ = cast(read("Peru Ex-Minister Gets Life Sentence\n\nA court sent him to prison on Friday, it said."))
    assert not [one for one in actors.values() if one.kind == "person"]


def test_a_lone_word_behind_an_article_is_no_person(read: Read, cast: Casting):
    found, _ = cast(read("In June the house adopted a Bill on schools. Its chairman said that the Bill was late."))
    assert "Bill" not in found


def test_a_party_that_somebody_stands_for_is_no_person(read: Read, cast: Casting):
    actors, _ = cast(read("Mr Lisso, who was the candidate for Chadoma, said he would not accept it."))
    assert not {name for name, one in actors.items() if one.kind == "person"} & {"Chadoma"}


def test_the_office_of_a_state_may_stand_before_a_comma(read: Read, cast: Casting):
    text = (
        "The Minister for Foreign Affairs of Norway, Julie Bishop, the Foreign Minister of Peru, Ana Ruiz, and the "
        "Secretary of State of Kenya, John Otieno, met on Friday."
    )
    actors, _ = cast(read(text))
    assert {one.name: (one.roles[0].title, one.roles[0].of) for one in actors.values() if one.kind == "person"} == {
        "Julie Bishop": ("Minister for Foreign Affairs of Norway", "Norway"),
        "Ana Ruiz": ("Foreign Minister of Peru", "Peru"),
        "John Otieno": ("Secretary of State of Kenya", "Kenya"),
    }


def test_two_names_joined_by_of_stay_two(read: Read, cast: Casting):
    actors, _ = cast(read("Amara Diallo of the University of Nairobi agreed."))
    assert set(actors) == {"Amara Diallo", "University of Nairobi"}


def test_a_byline_is_a_person_and_boilerplate_gives_no_mentions(read: Read, cast: Casting):
    text = "By Amara Diallo\nKenya closed the port.\nAlso read: China opens a port"
    start = text.index("Also")
    dropped = (Dropped(0, 15, "byline"), Dropped(start, len(text), "teaser"))
    actors, _ = cast(read(text, byline="Amara Diallo", dropped=dropped))
    assert set(actors) == {"Amara Diallo", "Kenya"}


def test_an_interviews_labels_name_their_speaker(read: Read, cast: Casting):
    text = "An interview with Dr. Amara Diallo on trade.\n**Editor**: Why now?\n**Dr. Diallo**: Prices fell."
    actors, mentions = cast(read(text))
    assert forms(actors["Amara Diallo"]) == {"Amara Diallo": 1, "Diallo": 1}
    label = mentions.mentions[-1]
    assert text[label.start : label.end] == "Diallo"


def test_an_office_of_several_words_is_a_title_too(read: Read, cast: Casting):
    actors, _ = cast(read("The talks began when Minister for Foreign Affairs of Japan Yoshiko Tanaka arrived."))
    [role] = actors["Yoshiko Tanaka"].roles
    assert (role.title, role.of) == ("Minister for Foreign Affairs of Japan", "Japan")


def test_a_stated_alias_is_the_same_person(read: Read, cast: Casting):
    actors, _ = cast(read("Police arrested Carlos Mendoza, also known as Pedro Salinas, on Friday."))
    assert forms(actors["Carlos Mendoza"]) == {"Carlos Mendoza": 1, "Pedro Salinas": 1}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Pakistan, the PTI called a strike.", "Pakistan Tehreek-e-Insaf"),
        ("In India, the PTI reported it.", "Press Trust of India"),
    ],
)
def test_an_acronym_of_two_is_that_of_the_country_in_the_text(read: Read, cast: Casting, text: str, name: str):
    assert name in cast(read(text))[0]


def test_who_signs_an_agencys_credit_is_a_person(read: Read, cast: Casting):
    text = "Kenya closed the port.\n(Reporting by Amara Diallo in Nairobi and Liam Byrne; Editing by Rosa Lagos)"
    start = text.index("(")
    analysis = read(text, dropped=(Dropped(start, len(text), "credit"),), credits=((start, len(text)),))
    actors, _ = cast(analysis)
    assert set(actors) == {"Kenya", "Amara Diallo", "Liam Byrne", "Rosa Lagos"}


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Omar Haddad in Puno and Lena Vogt also contributed to this report.", {"Omar Haddad", "Lena Vogt"}),
        ("KNA writer Omar Haddad contributed to this story.", {"Omar Haddad"}),
        ("Contributing: Omar Haddad, Lena Vogt", {"Omar Haddad", "Lena Vogt"}),
        ("The Nairobi desk contributed to this report.", set()),
    ],
)
def test_who_helped_by_a_credit_is_a_person(read: Read, cast: Casting, credit: str, names: set[str]) -> None:
    text = f"Kenya closed the port.\n\n{credit}"
    start = text.index(credit)
    analysis = read(text, dropped=(Dropped(start, len(text), "credit"),), credits=((start, len(text)),))
    actors, _ = cast(analysis)
    assert {actor.name for actor in actors.values() if actor.kind == "person"} == names


def test_table_cells_hold_actors(read: Read, cast: Casting):
    text = "Donors:\nJapan | rice\nEuropean Union | money"
    rows = tuple(
        Row(text.index(line), text.index(line) + len(line), tuple(line.split(" | "))) for line in text.split("\n")[1:]
    )
    actors, _ = cast(read(text, table=Table("Donors", ("who", "what"), rows)))
    assert set(actors) == {"Japan", "European Union"}


def test_a_user_names_a_new_group(read: Read, tmp_path: Path):
    from tui.extraction.cast import actors
    from tui.extraction.geography import places

    (tmp_path / "actors.toml").write_text(
        '[[actor]]\nid = "front"\nname = "Harbour Front"\nkind = "armed_group"\naliases = ["Men of the Harbour"]\n'
    )
    extended = Dictionaries([tmp_path])
    analysis = read("The Men of the Harbour seized a ship.")
    [found], _ = actors.find(analysis, places.find(analysis, extended), extended)
    assert (found.name, found.kind, found.dictionary) == ("Harbour Front", "armed_group", "front")


WORDS = st.sampled_from(
    [
        *(
            "President",
            "Minister",
            "Dr.",
            "of",
            "the",
            "and",
            "Kenya",
            "Kenyan's",
            "Oslo",
            "Amara",
            "Diallo",
            "(UN)",
            "UN",
        ),
        *(
            "government",
            "U.S.",
            "-",
            "'s",
            "said",
            ".",
            ",",
            "Foreign",
            "Ministry",
            "San",
            "Miguel",
            "Bank",
            "[x]",
            "’",
        ),
        *(
            "“",
            "”",
            "المغرب",
            "北京",
            "É",
            "\u202e",
            "\x1b[31m",
            "refugees",
            "General",
            "(",
            ")",
            "US-China",
            "Georgia",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_mentions_are_in_order_apart_and_within_the_text(words: list[str], read: Read, cast: Casting):
    text = " ".join(words)
    actors, mentions = cast(read(text))
    end = 0
    for mention in mentions.mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        end = mention.end
    known = {actor.actor for actor in actors.values()}
    assert {mention.actor for mention in mentions.mentions} >= known
    counted = sum(number for actor in actors.values() for _, number in actor.forms)
    assert counted <= len(mentions.mentions)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("President Kang Min-ho flew to Lima. On Monday, Kang said that he would stay.", "Kang Min-ho", 2),
        ("Saying that Ardry Razafy had won, officials left. Razafy wins again, they wrote.", "Ardry Razafy", 2),
        ("Karsa Rovers beat Sarn Wanderers 3-1 at home. The Rovers led early.", "Karsa Rovers", 2),
        ("The Karsa Rail Union left. “No deal,” KRU said. It was late, KRU said on Monday.", "Karsa Rail Union", 3),
        ("The Ondal Supreme Court sat on Monday. The bank bought Flexora from Karsa for $3bn.", "Flexora", 1),
    ],
)
def test_names_are_told_by_what_goes_on_around_them(
    read: Read, cast: Casting, text: str, name: str, mentions: int
) -> None:
    found, _ = cast(read(text))
    assert sum(forms(found[name]).values()) == mentions


def test_a_name_beside_a_word_for_a_place_is_no_person(read: Read, cast: Casting) -> None:
    found, _ = cast(read("In the district of Sarna Velani, 23 people were found dead, officials said."))
    assert not any(one.kind == "person" for one in found.values())


def test_a_firm_goes_on_by_its_first_word(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("The fish farmer Brimvik ASA bought a rival. Brimvik Chief Executive Ada Lund was glad."))
    assert forms(actors["Brimvik ASA"]) == {"Brimvik ASA": 1, "Brimvik": 1}
    assert [(role.title, role.of) for role in actors["Ada Lund"].roles] == [("Chief Executive", "Brimvik ASA")]


def test_a_label_is_no_person_where_the_text_says_what_it_is(read: Read, cast: Casting) -> None:
    text = (
        "Hydrologist Dr. Grace Wambui spoke to Peter Holm of the magazine Open Water.\n\nOpen Water: What happened?\n\n"
        "Wambui: The dam failed.\n\nOpen Water: Why?\n\nWambui: Rain."
    )
    actors, _ = cast(read(text))
    assert actors["Open Water"].kind == "media"
    assert forms(actors["Open Water"]) == {"Open Water": 3}
    assert forms(actors["Grace Wambui"]) == {"Grace Wambui": 1, "Wambui": 2}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lashkar e-Tayyiba", "Lashkar-e-Taiba"),
        ("Harakat ul-Mujahidin", "Harkat-ul-Mujahideen"),
        ("Jama’at Nusrat al Islam wa al Muslimeen", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("Baluchistan Liberation Front", "Balochistan Liberation Front"),
    ],
)
def test_a_name_is_known_in_all_its_spellings(read: Read, cast: Casting, written: str, name: str):
    found, _ = cast(read(f"The men of {written} attacked a town in Pakistan on Monday."))
    assert found[name].kind == "armed_group"


def test_a_day_is_no_part_of_a_name(read: Read, cast: Casting):
    found, _ = cast(read("Foreign Minister Ada Tamm Thursday condemned the attack in the town."))
    assert "Ada Tamm" in found


def test_the_foreign_office_is_that_of_a_state_which_has_one(read: Read, cast: Casting):
    text = "Norway and Norway's ships left. Norway spoke to Pakistan. The Foreign Office said that talks would go on."
    assert "Pakistani Foreign Ministry" in cast(read(text))[0]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Omar al-Khatib left. Khatib was tired.", "Omar al-Khatib", "Khatib"),
        ("On Monday Ursula von der Heide told reporters so.", "Ursula von der Heide", "Ursula von der Heide"),
        ("China lent Zambia $2 billion.", "Zambia", "Zambia"),
        ("Ana Ruiz, Norway's foreign minister, agreed.", "Norway", "Norway"),
    ],
)
def test_the_whole_of_a_name_and_no_more_is_a_mention(read: Read, cast: Casting, text: str, name: str, form: str):
    found, _ = cast(read(text))
    assert form in forms(found[name])


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("SSP Operations Imran Ali visited the wounded. Ali spoke to reporters.", "Imran Ali", 2),
        ("IGP Lahore Vijay Kumar said two men had died.", "Vijay Kumar", 1),
        ("The senator, Juan Edgardo “Sonny” Angara, voted no. Angara had no choice.", "Juan Edgardo “Sonny” Angara", 2),
        ("Army chief General Waker-uz-Zaman went home on Monday.", "Waker-uz-Zaman", 1),
        ("Sheikh Hasina fled on Monday. Hasina was tired.", "Sheikh Hasina", 2),
        ("They met Mohamed Dagalo, known as Hemedti, on Monday. Hemedti said no.", "Mohamed Dagalo", 3),
        ("The Ministry of Industry, Trade and Supply closed.", "Ministry of Industry, Trade and Supply", 1),
        (
            "The Committee on Women, Children, and Gender Equality met.",
            "Committee on Women, Children, and Gender Equality",
            1,
        ),
        ("Officials of the Bank of Zambia and Sarnco met on Friday.", "Bank of Zambia", 1),
        ("Ukraine's Frontier Service (FSU) denied it. The FSU was late.", "Frontier Service", 2),
        ("The National Jury of Karsa (JNK) met. The JNK said no.", "National Jury of Karsa", 2),
        ("The maker, Water In Motion Ltd., closed. Later W.I.M. said it had no comment.", "Water In Motion Ltd.", 2),
        (
            "The Kelda School District Board of Trustees met. The Board of Trustees agreed.",
            "Kelda School District Board of Trustees",
            2,
        ),
        ("Netflix Inc. closed it. Netflix was late.", "Netflix", 2),
        ("Mr. Firks went home. On Friday they followed Firks to the town.", "Firks", 2),
        ("Former Alliance for Reform members met in Lima.", "Alliance for Reform", 1),
        (
            "The Kelda Police Department met. A tweet of the Kelda Police department said so.",
            "Kelda Police Department",
            2,
        ),
        ("Zambia Andrew Moyo spoke in Lusaka. Moyo was glad.", "Andrew Moyo", 2),
        (
            "Tal Dairy Company Limited (TDC) met. Mr Ruiz of Tal Dairy Company Limited left. TDC grew.",
            "Tal Dairy Company Limited",
            3,
        ),
        ("Kenya PM Tamaro wins vote\n\nKenya's prime minister Joe Tamaro won. Mr Tamaro was glad.", "Joe Tamaro", 3),
    ],
)
def test_where_names_begin_and_end(read: Read, cast: Casting, text: str, name: str, mentions: int) -> None:
    actors, _ = cast(read(text))
    assert name in actors
    assert sum(forms(actors[name]).values()) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "He opened the State of the Nation Address (SONA) on Monday.",
        "The Regional Relations Officer (RRO) said no.",
        "The Foreign Affairs Cabinet Secretary said no.",
        "The Governors General met. Governor Generals have no vote.",
        "They want to make the valley an Islamic state.",
        "Under the Companies Act they were fined.",
        "The suspect hails from Fronhof. He came from Fronhof.",
    ],
)
def test_laws_offices_and_towns_are_nobody(read: Read, cast: Casting, text: str) -> None:
    assert cast(read(text))[0] == {}


def test_an_adjective_of_two_states_is_that_of_the_one_in_the_text(read: Read, cast: Casting) -> None:
    actors, _ = cast(read("The Democratic Republic of the Congo protested. Congolese authorities blamed Rwanda."))
    assert set(actors) == {"Democratic Republic of the Congo", "Rwanda"}


def test_what_a_title_is_of_is_said_once():
    assert Role("Defence Minister", "Pakistan").words == "Defence Minister, Pakistan"
    assert Role("director of the Moss Museum", "Moss Museum").words == "director of the Moss Museum"
    assert Role("mayor").words == "mayor"


def test_of_the_words_of_a_long_build_no_more_than_a_bound_is_remembered(
    dictionaries: Dictionaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("President", "Velm", "Dr.", "Harnal", "Minister", "Dorvik")
    monkeypatch.setattr("tui.extraction.cast.titles._REMEMBERED", 2)
    titles = Titles(dictionaries.read("titles", TitleWords))
    for _ in range(2):
        assert [titles.is_title(word) for word in words] == [True, False] * 3
    assert len(titles._seen) == 2
    monkeypatch.setattr("tui.extraction.cast.bodies.bodies._REMEMBERED", 2)
    bodies = Bodies(kinds(dictionaries), lexicon(dictionaries))
    shown = [("usa", "Senate"), ("usa", "Velm"), ("peru", "Senate"), ("usa", "Congress"), ("peru", "Velm")]
    for _ in range(2):
        found = [bodies._familiar(state, body) for state, body in shown]
        assert [one is not None for one in found] == [True, False, False, True, False]
    assert len(bodies._entries) <= 2
