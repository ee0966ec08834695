"""Writes people.csv: 400 invented people of the invented town of Rivermouth, in households.

Needed only to make the file again, never to build or run the program. Same seed, same file:
    python3 make_people.py
Ages are as of 15 November 2026. Nobody here is real.
"""
import csv, datetime, os, random

HERE = os.path.dirname(os.path.abspath(__file__))
SEED, COUNT, TODAY = 468, 400, datetime.date(2026, 11, 15)
rnd = random.Random(SEED)
pick = lambda items: items[int(rnd.random() * len(items))]
between = lambda low, high: low + int(rnd.random() * (high - low + 1))

def weighted(pairs):
    at = rnd.random() * sum(weight for _, weight in pairs)
    for value, weight in pairs:
        at -= weight
        if at < 0:
            return value
    return pairs[-1][0]

# weight | home language when it is not the table's usual English | women | men | families
POOLS = [line.split('|') for line in """
44|en|Alice Amber Brenda Carol Chloe Claire Dawn Ella Emma Gail Grace Hannah Heather Isla Jenna Joan Kelsey Leah Lily Megan Norah Olive Paige Ruth Shelby Tara Violet Wendy Zoe|Aaron Blake Brandon Connor Craig Derek Dylan Earl Ethan Gavin Glenn Hunter Ian Jacob Kyle Liam Mason Neil Owen Reid Ryan Scott Shane Tyler Wade Wesley|Ashdown Barlow Bexley Birchall Calloway Cartmell Dunmore Eastlake Fairbrook Garside Hartley Holloway Kirkland Lockhart Marsden Northcott Oakes Penfold Ridgeway Selby Thornhill Underhill Wexford Whitlock Yardley
17|fr|Amélie Annick Brigitte Camille Chantal Élise Florence Gisèle Isabelle Joëlle Lise Mireille Océane Rachelle Sylvie Véronique Zoé|Alexis Benoît Cédric Didier Émile Félix Gaétan Hugo Jérémie Luc Mathis Normand Olivier Pascal Rémi Stéphane Yvon|Archambeau Beaulac Bellerose Charlebois Courtemanche Desrochers Fauteux Gravelle Labelle Lachance Lafrenière Martineau Perreault Quesnel Rochefort Sansregret Thériault Villemaire
5|pa|Amrit Gurleen Harpreet Jasleen Kiran Manjit Navdeep Simran|Arjan Baljit Gurpreet Harman Jaspal Karan Manvir Sukhdeep|Bhandal Deol Dhaliwal Gill Mangat Pannu Sekhon Toor
4|ur|Ayesha Fariha Hina Mahnoor Nadia Sana Zainab|Adeel Bilal Faisal Hamza Kashif Omar Usman|Abbasi Chaudhry Farooqi Mirza Qureshi Siddiqui Zaidi
4|ta|Abirami Kavitha Lavanya Meera Nila Shalini|Arun Dinesh Kumaran Pradeep Suren Vimal|Arulnathan Kandiah Nadarajah Sivapalan Thambirajah Yogarasa
4|ar|Amal Dalia Hala Layla Rana Yasmin|Bassam Fadi Karim Nabil Samir Tarek|Barakat Darwish Haddad Khalil Mansour Sabbagh
3|cmn|Fang Jing Lihua Mei Xinyi Yan|Bo Hao Jun Ming Wei Zhi|Chen Guo Liang Ma Shen Zhao
2|yue|Ka-Yan Mei-Ling Suk-Yee Wing-Sze|Chi-Ho Ka-Ming Kin-Wah Wai-Lun|Au Chow Kwok Lam Tsang
4|es|Camila Daniela Elena Lucía Pilar Ximena|Andrés Diego Javier Mateo Rafael Tomás|Alvarado Cárdenas Escobedo Montoya Paredes Zamora
4|pt|Beatriz Fátima Inês Joana Leonor|Duarte Filipe João Nuno Tiago|Azevedo Cabral Furtado Medeiros Raposo Tavares
3|pl|Agnieszka Dorota Ewa Kasia Zofia|Jacek Kamil Marek Piotr Tomek|Bielski Dudek Kowalik Majewska Pietrzak Zawada
2|oj|Autumn Crystal Jolene Sheila Tamara|Cody Clayton Jesse Trent Wyatt|Fisher George Joseph Marsden Paul
1|cr|Doreen Sierra Tina|Clarence Logan Preston|Solomon Stephens Sutherland
5|en|Abena Chidinma Efua Keisha Ngozi Shanice Wanjiru|Chike Delroy Emeka Jabari Kofi Kwame Tendai|Adeyinka Boateng Campbell-Osei Danso Kamara Mensah Nwosu Okeke
2|en|Bituin Divina Ligaya Marites|Crisanto Jomar Renato Rodel|Bautista Dimaculangan Malabanan Salonga
""".strip().split('\n')]

STREETS = {
    'old_harbour': ['Ropewalk Street', 'Lantern Quay', 'Customs Lane'],
    'lower_town': ['Ferrymans Road', 'Cooperage Street', 'Saltbox Lane'],
    'st_aurele': ['rue du Vieux-Clocher', 'rue des Bateliers', 'chemin de la Batture'],
    'millrace': ['Sluicegate Road', 'Flume Street', 'Grindstone Way'],
    'heronwood': ['Heronwood Drive', 'Reedbank Crescent', 'Stilt Lane'],
    'breakwater_heights': ['Breakwater Boulevard', 'Gannet Avenue', 'Foghorn Crescent'],
    'tannery_flats': ['Tanbark Street', 'Currier Lane', 'Hideyard Road'],
    'station_district': ['Semaphore Street', 'Roundhouse Road', 'Tenderbox Lane'],
    'orchard_side': ['Pippin Road', 'Graftwood Avenue', 'Cidermill Lane'],
    'college_rise': ['Bursar Street', 'Lectern Way', 'Quillfeather Road'],
    'north_spit': ['Driftline Road', 'Sandpiper Track'],
    'birch_line': ['Birch Line', 'Sugarbush Concession'],
}
POSTAL = {row['id']: row['postal_code'] for row in csv.DictReader(open(os.path.join(HERE, 'places.csv'), encoding='utf-8'))}

def born(age):
    """A birth date that makes the person `age` years old on TODAY."""
    return datetime.date(TODAY.year - age, TODAY.month, TODAY.day) - datetime.timedelta(days=between(0, 364))

def age_of(date):
    return TODAY.year - date.year - ((TODAY.month, TODAY.day) < (date.month, date.day))

def band(age):
    for low, high in ((0, 5), (6, 11), (12, 17), (18, 24), (25, 29), (30, 39), (40, 59)):
        if age <= high:
            return f'{low}_{high}'
    return '60_plus'

def make_household():
    """(role, age) of each member."""
    kind = weighted([('single', 40), ('one_parent', 22), ('two_parents', 18), ('couple', 10), ('grandparent', 6), ('shared', 4)])
    if kind == 'single':
        return [('adult', weighted([(between(16, 17), 6), (between(18, 24), 26), (between(25, 39), 28), (between(40, 59), 22), (between(60, 91), 18)]))]
    if kind == 'couple':
        age = between(21, 84)
        return [('adult', age), ('adult', max(19, age + between(-6, 6)))]
    if kind == 'shared':
        return [('adult', between(18, 34)) for _ in range(between(2, 3))]
    children = [weighted([(between(0, 5), 22), (between(6, 11), 26), (between(12, 17), 52)]) for _ in range(weighted([(1, 45), (2, 38), (3, 17)]))]
    oldest = max(children)
    if kind == 'grandparent':
        return [('grandparent', oldest + between(44, 58))] + [('child', age) for age in children]
    parent = oldest + between(18, 36)
    parents = [('adult', parent)]
    if kind == 'two_parents':
        parents.append(('adult', max(oldest + 18, parent + between(-4, 6))))
    return parents + [('child', age) for age in children]

rows, household, units = [], 0, list(range(1, 127))
for i in range(len(units) - 1, 0, -1):      # a fixed shuffle of the 126 units
    j = int(rnd.random() * (i + 1))
    units[i], units[j] = units[j], units[i]
while len(rows) < COUNT:
    household += 1
    _, tongue, women, men, families = weighted([(pool, int(pool[0])) for pool in POOLS])
    family = pick(families.split())
    keeps = {'en': 1.0, 'fr': .8}.get(tongue, .55)
    language = tongue if rnd.random() < keeps else 'en'
    in_complex = rnd.random() < .3 and units
    if in_complex:
        place, address, unit = 'heronwood_court', '40 Heronwood Court', str(units.pop())
    else:
        place = pick(sorted(STREETS))
        address, unit = f'{between(2, 380)} {pick(STREETS[place])}', (str(between(1, 24)) if rnd.random() < .25 else '')
    phone = f'705-555-{100 + household % 100:04d}' if rnd.random() < .93 else ''
    used = set()
    for role, age in make_household():
        if len(rows) == COUNT:
            break
        sex = weighted([('male', 53), ('female', 44), ('x', 3)])
        names = (men if sex == 'male' else women if sex == 'female' else men + ' ' + women).split()
        names = [name for name in names if name not in used] or names
        given = pick(names)
        used.add(given)
        surname = pick(families.split()) if role == 'adult' and used != {given} and rnd.random() < .45 else family
        date = born(age)
        assert age_of(date) == age, (date, age)
        rows.append([f'P{len(rows) + 1:03d}', f'H{household:03d}', role, given, surname, date.isoformat(), band(age), sex,
                     language, address, unit, place, POSTAL[place], phone])

with open(os.path.join(HERE, 'people.csv'), 'w', encoding='utf-8', newline='') as out:
    writer = csv.writer(out, lineterminator='\n')
    writer.writerow(['id', 'household', 'household_role', 'given_name', 'family_name', 'birth_date', 'age_band', 'sex', 'language',
                     'address', 'unit', 'place', 'postal_code', 'phone'])
    writer.writerows(rows)
