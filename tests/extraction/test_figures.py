from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.extraction.analysis import Named
from tui.extraction.counts import figures
from tui.extraction.geography import places
from tui.extraction.time import dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Appearance, Figure

    Counting = Callable[[str], tuple[Figure, ...]]


@pytest.fixture(scope="session")
def count(
    read: Callable[[str], Analysis],
    cast: Callable[[Analysis], tuple[dict[str, Appearance], Cast]],
    dictionaries: Dictionaries,
) -> Counting:
    def count(text: str) -> tuple[Figure, ...]:
        analysis = read(text)
        _, mentions = cast(analysis)
        named = Named(mentions, (), places.find(analysis, dictionaries), dates.find(analysis))
        return figures.find(analysis, named, dictionaries)

    return count


def told(found: tuple[Figure, ...]) -> list[tuple[str, float]]:
    return [(one.metric, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank will cut 1,200 jobs.", [("jobs", 1200)]),
        ("Another 21 people are missing.", [("missing", 21)]),
        ("The flood left 3,000 people homeless.", [("homeless", 3000)]),
        ("More than 4,500 cases of cholera were recorded.", [("cases", 4500)]),
        ("The party won 82 of the 155 seats.", [("seats", 82)]),
        ("Revenue fell 12% to $4.2 billion.", [("decrease in revenue (%)", 12), ("revenue (USD)", 4_200_000_000)]),
        ("The project is worth 3 billion euros (about $3.3 billion).", [("project value (EUR)", 3_000_000_000)]),
        ("Turnout was 51%, compared with 58% in 2019.", [("turnout (%)", 51), ("turnout (%)", 58)]),
        ("About 8 million ballots were cast, down from 9 million in 2021.", [("votes", 8e6), ("votes", 9e6)]),
        ("The bank raised its key rate to 15 percent.", [("key rate (%)", 15)]),
        ("Inflation rose to a 15-month high of 11 percent.", [("inflation (%)", 11)]),
        ("Profit was up 20 percent.", [("increase in profit (%)", 20)]),
        ("The firm reported a 9% increase in revenue.", [("increase in revenue (%)", 9)]),
        ("The firm earned $1.12 a share.", [("earnings per share (USD)", 1.12)]),
        ("Turnout in the repeat vote was 48 percent.", [("turnout (%)", 48)]),
        ("The CPI rose 0.4 per cent year-on-year.", [("increase in cpi (%)", 0.4)]),
        ("The regulator fined the bank 12 million euros.", [("fine (EUR)", 12e6)]),
        ("The party took 61 of the 120 seats, down from 74 five years ago.", [("seats", 61), ("seats", 74)]),
        ("The number of asylum requests fell by 11 percent.", [("decrease in asylum requests (%)", 11)]),
        ("Nearly 900 families have been relocated.", [("evacuated", 900)]),
        ("Some 5,000 people were ordered to evacuate.", [("evacuated", 5000)]),
        ("About 2,300 villagers were left without a home.", [("homeless", 2300)]),
        ("The storm left 40,000 homes without power.", [("without power or water", 40_000)]),
        ("The airline cancelled 130 flights.", [("flights or trains stopped", 130)]),
        ("Thirty lawmakers voted against the bill.", [("votes", 30)]),
        ("The party won 71 of 90 seats.", [("seats", 71)]),
        ("The number of tea gardens in Quito rose to 4,200.", [("tea gardens", 4200)]),
        ("Some 2,000 people took part in the march.", [("protesters", 2000)]),
        ("The airline ordered 50 Karsa K35 jets.", [("aircraft and ships", 50)]),
        ("Nearly 150 Kenyans were deported.", [("deported", 150)]),
        ("Over 50 fines were issued to shops.", [("fines", 50)]),
        ("At least 56 private buses were torched in the riots.", [("property destroyed or damaged", 56)]),
        (
            "Three mosques and four schools were damaged.",
            [("property destroyed or damaged", 3), ("property destroyed or damaged", 4)],
        ),
        ("Around 40,000 police and troops will be deployed for the vote.", [("troops", 40_000)]),
        ("Membership rose by 500 to 20,000.", [("increase in membership", 500), ("membership", 20_000)]),
        ("The company hired 250 workers in June and 310 in July.", [("jobs", 250), ("jobs", 310)]),
        (
            "Some 230,000 people were affected in Peru and another 45,000 in Chile.",
            [("affected", 230_000), ("affected", 45_000)],
        ),
        (
            "The clinic vaccinated 900 children in Lima, 750 in Cusco and 80 in Puno.",
            [("people reached", 900), ("people reached", 750), ("people reached", 80)],
        ),
        ("About 6,000 families need shelter.", [("people in need", 6000)]),
        ("The hail damaged 240 cars.", [("property destroyed or damaged", 240)]),
        ("The price of a flat rose to 90,000 pounds.", [("price (GBP)", 90_000)]),
        ("The state offered a compensation of Rs 5 lakh each.", [("compensation (rupees)", 500_000)]),
        ("A total of 900 cases were reported from 12 lands.", [("cases", 900)]),
        ("Tacna is a town of 30,000 people.", [("people", 30_000)]),
        ("Exports fell to 31.5 billion pounds.", [("exports (GBP)", 31_500_000_000)]),
        ("Nearly 100 people lost their jobs.", [("jobs", 100)]),
        ("They met over the 220 job losses.", [("jobs", 220)]),
        ("Vacancies dropped by 12,000 to 904,000.", [("decrease in vacancies", 12_000), ("vacancies", 904_000)]),
        ("Health workers came to 40 districts.", []),
        ("The rate of vaccination fell to 85 per cent.", [("rate (%)", 85)]),
        ("The state owns 34 percent of it, which is a lot.", [("stake (%)", 34)]),
        ("A crowd of 41,200 watched the match.", [("attendance", 41200)]),
        ("Some 3,000 protesters marched on Friday. Police arrested 41.", [("protesters", 3000), ("arrests", 41)]),
        ("Three protesters were killed and two soldiers wounded.", []),
        ("About 900 families had lost their homes.", [("homeless", 900)]),
        ("The army deployed 2,800 soldiers.", [("troops", 2800)]),
        ("The drive will reach 980,000 people.", [("people reached", 980_000)]),
        ("Profit rose to 1.9 bln crowns ($190 mln).", [("profit (crowns)", 1_900_000_000)]),
        ("Police held the homes of two party leaders under watch.", []),
        ("About 1.5 million supporters joined the rally.", [("protesters", 1.5e6)]),
        ("The police detained 30 activists.", [("arrests", 30)]),
        ("Nearly 45,000 people were affected by the storm.", [("affected", 45_000)]),
        ("The river flooded at least 50 villages.", [("places hit", 50)]),
        ("More than 200 people have been indicted.", [("accused", 200)]),
        ("Some 9,000 people flooded the streets.", [("protesters", 9000)]),
        ("Karsa signed 24 agreements with Sarn.", [("agreements", 24)]),
        ("The firm showed a loss of $7.2bn.", [("loss (USD)", 7_200_000_000)]),
        (
            "The result gave the League 32 of the 90 seats, the Civic Centre 28 and the Union 18.",
            [("seats", 32), ("seats", 28), ("seats", 18)],
        ),
        ("Of the 900 cases of measles, 32 were mild.", [("cases", 900), ("cases", 32)]),
        ("The ship brought 120 tonnes of maize.", [("maize (tonnes)", 120)]),
        ("The ship is 120 metres long and sailed 40 miles.", []),
        ("The two new cases bring the total number of infections to 48.", [("cases", 2), ("cases", 48)]),
        ("Mill employment declined by 20,000.", [("decrease in mill employment", 20_000)]),
        ("Net profit stood at $43 million, not counting the losses in Peru.", [("profit (USD)", 43e6)]),
        (
            "The firm posted a 21% rise in net profit to $92 million.",
            [("rise in net profit (%)", 21), ("profit (USD)", 92e6)],
        ),
        ("Sales were S$5 million and A$4 million.", [("revenue (SGD)", 5e6), ("revenue (AUD)", 4e6)]),
        ("Turnout was 51%. A year ago, it was 48%.", [("turnout (%)", 51), ("turnout (%)", 48)]),
        ("Cases were 25% higher than in 2018.", [("increase in cases (%)", 25)]),
        ("A little more than half (53%) came on foot.", [("share (%)", 53)]),
        ("More than 60,000 people driven from their homes slept in tents.", [("evacuated", 60_000)]),
        ("Since July 2023 the navy has cleared 61 mines.", [("mines", 61)]),
        ("In 2023 the club scored 61 goals.", []),
        ("In 2023 the navy could clear 61 mines.", []),
        ("The number of cars carried by the ferries fell to 300,000.", [("cars", 300_000)]),
        ("A poll of 2,000 adults found the same.", [("study participants", 2000)]),
        (
            "There were 28 deaths, compared with only nine in the same period last year.",
            [("deaths", 28), ("deaths", 9)],
        ),
        ("The customs seized seven containers.", [("seized", 7)]),
        (
            "One in five adults is tall; six in ten voters are.",
            [("share of adults (%)", 20), ("share of voters (%)", 60)],
        ),
        ("Two in three days it rained, and he won one in 2019.", []),
        ("Puno made it one win in seven cup matches.", []),
        ("The mill had a harvest of 120 tonnes.", [("harvest (tonnes)", 120)]),
        ("It is a ship of 5,000 tonnes.", []),
        (
            "The strike by 10,000 flight attendants hit 4,000 passengers.",
            [("flight attendants", 10_000), ("affected", 4000)],
        ),
        ("The district has 98 damaged homes.", [("homes destroyed or damaged", 98)]),
        ("It raised its forecast on inflation to 8%.", [("inflation (%)", 8)]),
        ("The 2014 budget adds to liquidity that is high already (now some $7 billion).", [("budget (USD)", 7e9)]),
        ("The firm raised $40 million.", [("funding (USD)", 40e6)]),
        ("The party won 34 percent.", [("share won (%)", 34)]),
        ("The registered population stood at 101,834.", [("population", 101_834)]),
        ("Chile had more than 1,253,236 in cruise arrivals in 2023.", [("visitors", 1_253_236)]),
        ("Traffic went up by 5.1 per cent.", [("increase in traffic (%)", 5.1)]),
        ("More than 6,600 people had signed a petition.", [("signatures", 6600)]),
        ("The petition was signed by 6,600 people.", [("signatures", 6600)]),
        ("A total of 216 suspects were arrested.", [("arrests", 216)]),
        ("The president is leading with 40.2 percent.", [("share won (%)", 40.2)]),
        ("It has shown a 32% income increase.", [("increase in income (%)", 32)]),
        ("The firm earned 39 cents a share.", [("earnings per share (cents)", 39)]),
        ("The firm added 2.3 million subscribers.", [("customers", 2.3e6)]),
        ("Cases of measles passed 20,000.", [("cases", 20_000)]),
        ("The fire forced 9,000 people to flee.", [("displaced", 9000)]),
        ("Of 650 seats, the League won 411.", [("seats", 650), ("seats", 411)]),
        ("The army called up 300,000 reservists.", [("troops", 300_000)]),
        ("The shilling slid to 160.", []),
        ("Smoking kills 600,000 people a year.", [("deaths", 600_000)]),
        ("Some 60 refugees drowned.", []),
        ("In 2023 some 900 refugees drowned.", [("deaths", 900)]),
        ("The firm hired 3,000 people.", [("jobs", 3000)]),
        ("The appeal raised 5 million pounds.", [("funding (GBP)", 5e6)]),
        ("Retail sales edged up 0.1 percent.", [("increase in retail sales (%)", 0.1)]),
        ("Some 153 men are in custody.", [("in custody", 153)]),
        (
            "Peru's month on month inflation rose by 0.8% to 3%.",
            [("increase in inflation (%)", 0.8), ("inflation (%)", 3)],
        ),
        ("Bread drove the 8.4% monthly inflation.", [("monthly inflation (%)", 8.4)]),
        ("Year-on-year inflation hit 108.8%.", [("inflation (%)", 108.8)]),
        ("Turnout in Peru reached 61%, followed by Chile at 58%.", [("turnout (%)", 61), ("turnout (%)", 58)]),
        ("Half a million people came.", [("people", 500_000)]),
        ("Some 1.2m voters stayed at home.", [("voters", 1_200_000)]),
        ("Karsa's budget deficit widened to 6.2% of GDP.", [("budget deficit (% of gdp)", 6.2)]),
        ("The state owns 51% of the mill.", [("stake (%)", 51)]),
        ("The court ordered him to pay $5,000 in damages.", [("compensation (USD)", 5000)]),
        ("The trade deficit shrank to $41 billion.", [("deficit (USD)", 41e9)]),
        ("Exports were worth 2.2 billion dollars.", [("exports (USD)", 2.2e9)]),
        (
            "It had a profit of 45 million pounds, up from 38 million a year earlier.",
            [("profit (GBP)", 45e6), ("profit (GBP)", 38e6)],
        ),
        ("The bill passed by 54 votes to 46.", [("votes", 54), ("votes", 46)]),
        ("Deputies voted 210 to 180 against it.", [("votes", 210), ("votes", 180)]),
        ("The poll has a margin of error of 3 percentage points.", []),
        ("One child in three is tall.", [("share of children (%)", 33.3)]),
        ("The Greens got 11.4 percent.", [("share won (%)", 11.4)]),
        ("Divers pulled 14 people from the water.", [("rescued", 14)]),
        ("The guns shot down 62 drones.", [("drones or missiles", 62)]),
        ("About 60 people were taken to hospital.", [("hospitalised", 60)]),
        ("The customs seized 450 kilograms of ivory.", [("ivory (kilograms)", 450)]),
        ("Oil output averaged 1.4 million barrels a day.", [("oil output (barrels)", 1.4e6)]),
        ("Fires have burned 1.3 million acres in Peru.", [("land (acres)", 1.3e6)]),
        ("The population of the city is 3.2 million.", [("population", 3.2e6)]),
        ("The total number of prisoners has reached 12,400.", [("prisoners", 12_400)]),
        ("The dead included 12 women and nine children.", []),
        ("Fifteen candidates took part in the poll.", [("candidates", 15)]),
        ("The road has seen 45,000 casualties since 2019.", [("casualties", 45_000)]),
        ("The mill was fined $11m (around 70m Egyptian pounds).", [("fine (USD)", 11e6)]),
        ("Earnings stood at 5.8 US cents.", [("profit (cents)", 5.8)]),
        ("The mill reported a record surge of 31 percent in its net profit.", [("increase in net profit (%)", 31)]),
        ("Profit before tax grew to $9 million.", [("profit (USD)", 9e6)]),
        ("Revenue stood at $9m, up 34 per cent YoY.", [("revenue (USD)", 9e6), ("increase in revenue (%)", 34)]),
        ("Earnings per share came in at Rs8.78/share.", [("earnings per share (rupees)", 8.78)]),
        ("She won after securing 58 percent votes.", [("share of votes (%)", 58)]),
        ("The poll was held in 2,195 polling units.", [("polling units", 2195)]),
        ("Some 3,540 patients recovered.", [("recovered", 3540)]),
        ("The crews recovered 350 bags.", []),
        ("The growth estimate for the year was left at 8.5%.", [("growth estimate (%)", 8.5)]),
        (
            "Shares of Karsa rose 31.5%, while Sarn slipped 0.5%.",
            [("increase in shares (%)", 31.5), ("decrease in shares (%)", 0.5)],
        ),
        (
            "The mill posted a profit of $9 million on the back of a 4 percent increase in revenue to $34 million.",
            [("profit (USD)", 9e6), ("increase in revenue (%)", 4), ("revenue (USD)", 34e6)],
        ),
        (
            "There were 9,200 refugees in the camp. In all the number had climbed to 35,800.",
            [("refugees", 9200), ("refugees", 35_800)],
        ),
        ("As many as 150,000 Syrians live there.", [("people", 150_000)]),
        (
            "The Lake Party has won 41 seats. Ondal (Unity) took 17, Karsa (Green) 10 and the Sarn Front (SF) seven.",
            [("seats", 41), ("seats", 17), ("seats", 10), ("seats", 7)],
        ),
        (
            "The plan cuts the number of regional boards from 16 to 10.",
            [("regional boards", 16), ("regional boards", 10)],
        ),
        ("It leaves the bloc shrinking from 76 to 74 seats.", [("seats", 76), ("seats", 74)]),
        ("The Senate backed it by a vote of 65-33.", [("votes", 65), ("votes", 33)]),
        ("It passed with the house voting 78 to 18 in favour.", [("votes", 78), ("votes", 18)]),
        ("Karsa beat Sarn 65-33.", []),
        (
            "Since May, 348,000 people have boarded boats. That is more than the earlier peak of about 70,000.",
            [("people", 348_000), ("people", 70_000)],
        ),
        ("Arrivals in May hit a record of 2.1 million.", [("visitors", 2_100_000)]),
        ("Better roads lifted arrivals to 58,000.", [("visitors", 58_000)]),
        (
            "Some 190,000 visitors came to Sarn. Europe and Asia grew 18 percent to 205,000.",
            [("visitors", 190_000), ("increase (%)", 18), ("visitors", 205_000)],
        ),
        (
            "The number of guests stood at 5,300 in March and further moved up to 6,400 in May.",
            [("visitors", 5300), ("visitors", 6400)],
        ),
        (
            "Peru took in 81,000 applicants, followed by Chile (64,000, or 13%).",
            [("applicants", 81_000), ("applicants", 64_000), ("share (%)", 13)],
        ),
        ("The pact was endorsed by 125 countries.", [("countries", 125)]),
        ("Gunmen kidnapped 49 villagers.", [("kidnappings", 49)]),
        ("Norway sent 7,500 militiamen shipped in from the north.", [("troops", 7500)]),
        ("The mill lies in a country of 22 million.", [("population", 22_000_000)]),
        ("The fire destroyed 26 outbuildings.", [("property destroyed or damaged", 26)]),
        ("The storm left half-a-million people without electricity.", [("without power or water", 500_000)]),
        ("Some 48pc of the votes were counted.", [("share (%)", 48)]),
        ("The board released P8 million in aid.", [("aid (PHP)", 8_000_000)]),
        ("The fee of N5,000 was paid.", [("price (NGN)", 5000)]),
        ("The K2 and the N95 were seen.", []),
        ("Police seized 20 kilogrammes of heroin.", [("heroin (kilogrammes)", 20)]),
        ("Guards seized MVR 644,020 in cash.", [("seizure (MVR)", 644_020)]),
        ("She was jailed for accepting $8 million in bribes.", [("bribes (USD)", 8e6)]),
        ("The firm closed two stores.", [("places closed", 2)]),
        ("They agreed to a 200-million-dollar loan.", [("debt (USD)", 2e8)]),
        ("Two thirds of the money went to dams, with just 16 percent devoted to roads.", [("share (%)", 16)]),
        (
            "Wheat futures fell by 50 cents, or 0.6%, to $8.20 a bushel.",
            [
                ("decrease in wheat futures (cents)", 50),
                ("decrease in wheat futures (%)", 0.6),
                ("wheat futures (USD)", 8.2),
            ],
        ),
        (
            "The stock was down $2.54, or 3.1%, at $80.34.",
            [("decrease in stock (USD)", 2.54), ("decrease in stock (%)", 3.1), ("stock (USD)", 80.34)],
        ),
        ("Sheep prices gained 26 cents to $5.72.", [("increase in sheep prices (cents)", 26), ("price (USD)", 5.72)]),
        ("Oil stocks fell by 94,000 barrels.", [("decrease in oil stocks (barrels)", 94_000)]),
        ("Employment was up another 36,000 in Peru.", [("increase in employment", 36_000)]),
        ("The mill cut its spending by $40 million.", [("decrease in spending (USD)", 40e6)]),
        ("The guns shot down 300 drones, and he gave up 30 seats.", [("drones or missiles", 300), ("seats", 30)]),
        ("The mill lost $5 million.", [("loss (USD)", 5e6)]),
        ("The board approved a buyback programme of $9 million.", [("share buyback (USD)", 9e6)]),
        ("It agreed to pay $7 per share.", [("price per share (USD)", 7)]),
        ("It declared a 5 cents per share dividend.", [("dividend per share (cents)", 5)]),
        ("The mill earned 68 cents per share, beating the estimate by 1 cent.", [("earnings per share (cents)", 68)]),
        ("Third-quarter profit fell 9%.", [("decrease in profit (%)", 9)]),
        (
            "The four-week average of claims rose by 24,000 to 607,500.",
            [("increase in claims", 24_000), ("claims", 607_500)],
        ),
        ("Chile faced inflation, although it fell to 8.5%.", [("inflation (%)", 8.5)]),
        (
            "Inflation was 8.5% in May. The fall – from 9.8% in April – was small.",
            [("inflation (%)", 8.5), ("inflation (%)", 9.8)],
        ),
        ("The mill saw its margin rise from 4.8% to 4.9%.", [("margin (%)", 4.8), ("margin (%)", 4.9)]),
        (
            "The deficit was $3 billion during the year, which was 7% of GDP.",
            [("deficit (USD)", 3e9), ("deficit (% of gdp)", 7)],
        ),
        ("The cost of sales was 3 million euros.", [("cost (EUR)", 3e6)]),
        ("Analysts expected sales of $5 million.", [("expected revenue (USD)", 5e6)]),
        (
            "Revenue was $9 million. Analysts expected $8 million.",
            [("revenue (USD)", 9e6), ("expected revenue (USD)", 8e6)],
        ),
        ("Exports are expected to reach $40 million.", [("expected exports (USD)", 40e6)]),
        ("The tally was above expectations of 610 claims.", [("expected claims", 610)]),
        ("As expected, sales rose 3%.", [("increase in sales (%)", 3)]),
        ("Imports reached $258.4 billion.", [("imports (USD)", 258_400_000_000)]),
        ("US imports rose 3%.", [("increase in imports (%)", 3)]),
        ("It earned 60 cents per share, two cents better than the estimate.", [("earnings per share (cents)", 60)]),
        ("It agreed to pay 691p per share.", [("price per share (pence)", 691)]),
        ("The mill will trim 16,000 workers.", [("jobs", 16_000)]),
        (
            "Star-rated hotels saw a more than 4 percent increase in their occupancy rate to 60.08 percent in May.",
            [("increase in occupancy rate (%)", 4), ("occupancy rate (%)", 60.08)],
        ),
    ],
)
def test_what_is_counted(count: Counting, text: str, expected: list[tuple[str, float]]) -> None:
    assert told(count(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A bomb at the market killed 12 people and wounded 30 on Monday.",
        "A school was attacked in 2014, killing 40 students and three teachers.",
        "The village lies 40 kilometres from the border and has two schools.",
        "The judge, 61, met four ministers at 10 a.m. in room 12.",
        "Millions of people fled, and dozens died, in 2015.",
        "The quake had a magnitude of 6.2.",
        "He wore number 10 and won three titles with the club.",
    ],
)
def test_tolls_measures_and_small_counts_are_no_figures(count: Counting, text: str) -> None:
    assert count(text) == ()


def test_a_part_without_a_noun_is_called_by_what_is_said_of_it(count: Counting) -> None:
    (wolves,) = count("The ministry counted 120 wolves in 2022, of which 30 were in the north.")

    assert wolves.breakdown == (("in the north", 30),)


def test_a_toll_over_a_period_is_a_figure(count: Counting) -> None:
    deaths, increase = count(
        "In 2022, bandit raids claimed the lives of over 643 people in Chad, a 120% increase over 2021."
    )

    assert (deaths.metric, deaths.value, deaths.bound, deaths.place) == ("deaths", 643, "over", "Chad")
    assert (deaths.period.start, increase.period.start) == ("2022", "2022")
    assert (increase.metric, increase.value) == ("increase in deaths (%)", 120)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The mill had a revenue of US$407 million.", [None]),
        ("In Tacna, 900 cases were recorded, followed by Lower Sarn with 700.", ["Tacna", "Lower Sarn"]),
        ("Some 90,000 voters were counted, in Peru (600) and Chile (700).", [None, "Peru", "Chile"]),
    ],
)
def test_a_number_is_of_the_place_that_has_no_other(count: Counting, text: str, places: list[str | None]) -> None:
    assert [one.place for one in count(text)] == places


def test_people_over_a_stretch_of_time_are_a_figure(count: Counting) -> None:
    assert told(count("Between 2 May 2019 and 9 June 2019 boats brought 458 people to the coast.")) == [("people", 458)]
    assert not count("On 2 May 2019 a boat brought 458 people to the coast.")


def test_a_record_is_not_the_time_of_a_figure(count: Counting) -> None:
    (cases,) = count("Cases of measles rose to 127,350, the highest number since 1997.")

    assert (cases.metric, cases.value, cases.period.start) == ("cases", 127350, None)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Inflation was 4.1% in May 2023, up from 3.2% a year earlier.", ["2023-05", "2022-05"]),
        ("Unemployment rose to 6% in March 2024 from 5.8% in the previous month.", ["2024-03", "2024-02"]),
        ("The yard built 40 ships and sold 35 cars in 2021, against 28 the year before.", ["2021", "2021", "2020"]),
        (
            "In 2019 it had a profit of $67 million, a turn from the $70 million loss in the same month of last year.",
            ["2019", "2018"],
        ),
        (
            "The mill reported a profit of $9m for the quarter ended June 2022, from $7m a year earlier.",
            ["2022-04", "2021-04"],
        ),
        ("Prices rose 2% in May 2023, the agency said on 14 June 2023.", ["2023-05"]),
        ("The bank cut its key rate by 1% on 3 June 2024.", ["2024-06-03"]),
        ("The rate rose to 56 percent in March 2010, 57 percent in April 2010.", ["2010-03", "2010-04"]),
        ("Arrivals in October 2005 were up 6.4 percent over the same month last year.", ["2005-10"]),
    ],
)
def test_each_number_has_the_time_that_it_is_of(count: Counting, text: str, periods: list[str]) -> None:
    assert [one.period.start for one in count(text)] == periods


def test_a_breakdown_belongs_to_the_total_that_it_adds_up_to(count: Counting) -> None:
    found = count(
        "Chad was hit by 400 attacks during the first six months of 2024, resulting in 511 deaths.\n"
        "May 2024 was the worst month as the number of victims rose to 100 people.\n"
        "The dead included 60 soldiers, 25 police officers and 15 farmers.\n"
        "The attacks show how weak the state is, according to a study by the United Nations."
    )

    assert told(found) == [("attacks", 400), ("deaths", 511), ("deaths", 100)]
    assert found[2].breakdown == (("soldiers", 60), ("police officers", 25), ("farmers", 15))
    assert (found[0].period.start, found[0].period.end) == ("2024-01", "2024-06")
    assert found[2].period.start == "2024-05"
    assert found[1].breakdown == ()
    assert len({one.source for one in found}) == 1
    assert found[0].source is not None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "This year deaths rose to 13. They include eight in Lima, three in Cox's Bay, one each in Tacna and Puno.",
            [("Lima", 8), ("Cox's Bay", 3), ("Tacna", 1), ("Puno", 1)],
        ),
        (
            "Of the 16 new cases, 11 are in the Sarn Valley and five are in Lower Karsa.",
            [("Sarn Valley", 11), ("Lower Karsa", 5)],
        ),
    ],
)
def test_a_total_is_parted_among_places(count: Counting, text: str, parts: list[tuple[str, float]]) -> None:
    assert [list(one.breakdown) for one in count(text)] == [parts]


def test_parts_that_are_among_a_total_are_no_figures_of_their_own(count: Counting) -> None:
    ships, deaths = count(
        "Pirates attacked 120 ships in 2023 and attacks killed 40 people, including 12 sailors, that year."
    )

    assert (ships.metric, ships.breakdown) == ("ships", ())
    assert (deaths.metric, deaths.value, deaths.breakdown) == ("deaths", 40, (("sailors", 12),))


WORDS = st.sampled_from(
    [
        "12",
        "people",
        "were",
        "killed",
        "40%",
        "$3 million",
        "attacks",
        "in 2023",
        ",",
        "and",
        "including",
        ".",
        "(",
        ")",
        "\n",
        "of the",
        "from",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_figures_lie_in_the_text(count: Counting, text: str) -> None:
    for one in count(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.metric


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("As of 6 August 2024, 290 cases were reported.", (None, "2024-08-06")),
        ("Since October 2023 there have been 290 cases.", ("2023-10", None)),
        ("In 2024 there were 290 cases, figures released on 6 August 2025 show.", ("2024", "2024")),
        ("There were 290 cases from 28 May to 3 June 2024.", ("2024-05-28", "2024-06-03")),
        ("Sales were $5 million, up 15 percent compared to 2009.", (None, None)),
    ],
)
def test_a_count_is_of_the_time_over_which_it_was_made(
    count: Counting, text: str, period: tuple[str | None, str | None]
) -> None:
    found = count(text)[0].period
    assert (found.start, found.end) == period


def test_what_is_told_with_a_year_earlier_is_of_the_quarter_reported_on(count: Counting) -> None:
    _, now, then = count(
        "Profit in the third quarter of 2013 dropped 19%. Revenue fell to $2 million from $3 million a year earlier."
    )

    assert (now.value, now.period.start, now.period.end) == (2e6, "2013-07", "2013-09")
    assert (then.value, then.period.start, then.period.end) == (3e6, "2012-07", "2012-09")


def test_profits_are_not_of_the_day_on_which_somebody_says_so(count: Counting) -> None:
    (profit,) = count("The mill said on 3 May 2019 that its profit was $5 million.")

    assert profit.period.start is None


def test_a_company_and_a_market_are_no_place_of_a_figure(count: Counting) -> None:
    (profit,) = count("Profit was $5 million, above what Wall Street hoped for.")

    assert profit.place is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Landslides buried 40 homes in Boyaca.", [("homes destroyed or damaged", 40)]),
        ("Over 3,500 search and rescue personnel were working in Bam.", [("rescuers", 3500)]),
        ("Officials fear that the death toll could rise to 30.", []),
        ("Twelve crashes killed 45 people in Cusco in 2019.", [("accidents", 12), ("deaths", 45)]),
        ("The death toll rose to 334, with nearly 400 still missing.", [("deaths", 334), ("missing", 400)]),
    ],
)
def test_what_a_disaster_leaves(count: Counting, text: str, told: list[tuple[str, float]]) -> None:
    assert sorted((one.metric, one.value) for one in count(text)) == told


def test_where_only_the_cause_of_a_figure_was_is_not_its_place(count: Counting) -> None:
    assert count("Revenue fell to $5 million, hurt by a strike in Chile.")[0].place is None
    assert count("Revenue in Chile fell to $5 million, hurt by a strike.")[0].place == "Chile"
