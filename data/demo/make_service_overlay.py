"""Writes service_overlay.csv: invented seats, waits, age limits and opening hours for 600 services of the Baltimore snapshot.

Needed only to make the file again, never to build or run the program. Every number comes from a hash of the service id,
so the same snapshot always gives the same file:
    python3 make_service_overlay.py
"""
import csv, hashlib, json, os

HERE = os.path.dirname(os.path.abspath(__file__))
SNAPSHOT = os.path.join(HERE, '..', 'directory', 'baltimore-charmcare')
NEEDS = os.path.join(HERE, '..', 'needs')
COUNT = 600

def read(*path):
    with open(os.path.join(*path), encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))

def chance(service, purpose):
    """A number in [0, 1) that depends on nothing but its two arguments."""
    return int.from_bytes(hashlib.sha256(f'468|{service}|{purpose}'.encode()).digest()[:6], 'big') / 2 ** 48

def between(service, purpose, low, high):
    return low + int(chance(service, purpose) * (high - low + 1))

names = {row['id']: row['name'].strip() for row in read(SNAPSHOT, 'taxonomy.csv')}
with open(os.path.join(SNAPSHOT, 'service_categories.json'), encoding='utf-8') as file:
    tags = {service: {names[term] for term in terms} for service, terms in json.load(file).items()}
wanted = {row['service_term'] for row in read(NEEDS, 'needs.2026-11.csv')} | {row['local_term'] for row in read(NEEDS, 'term_equivalents.2026-11.csv')}
areas = [row['id'] for row in read(HERE, 'places.csv') if row['kind'] == 'neighbourhood']

# Services that answer a need; the rarest terms first, so that no term is left out.
serving = {service: found & wanted for service, found in tags.items() if found & wanted}
frequency = {term: sum(term in found for found in serving.values()) for term in wanted}
order = sorted(serving, key=lambda s: (min(frequency[t] for t in serving[s]) > 60, chance(s, 'order')))
chosen = sorted(order[:COUNT], key=int)

AGES = {'Infants (0-1 years old)': (0, 1), 'Children (2-12 years old)': (2, 12), 'Teens (13-19 years old)': (13, 19),
        'Young Adults (20-30 years old)': (20, 30), 'Adults (31-54 years old)': (31, 54), 'Seniors (55+ years old)': (55, None)}
# term: smallest and largest number of seats, longest wait in days
SIZES = {'Emergency Shelter': (12, 60, 3), 'Safe Housing': (6, 20, 7), 'Immediate Safety': (4, 24, 2), 'Help Escape Violence': (6, 24, 5),
         'Psychiatric Emergency Services': (6, 30, 2), 'Help Hotlines': (40, 200, 0), 'Withdrawal Management': (8, 24, 14),
         'Residential Treatment': (10, 40, 75), 'Outpatient Treatment': (20, 90, 45), 'Counseling': (10, 60, 60),
         'Food Pantry': (40, 200, 1), 'Free Meals': (40, 200, 0), 'Emergency Food': (30, 120, 0), 'Clothing': (20, 100, 3),
         'Housing Advice': (10, 40, 21), 'Help Find Housing': (8, 30, 60), 'Housing Vouchers': (4, 20, 180), 'Mentoring': (8, 40, 40),
         'Childcare': (10, 60, 90), 'Support Groups': (8, 16, 28), 'Tutoring': (8, 30, 21), 'Mediation': (4, 16, 21)}

def ages(service):
    bands = [AGES[tag] for tag in tags[service] if tag in AGES]
    if bands and len(bands) < 5:
        low = min(low for low, _ in bands)
        high = None if any(high is None for _, high in bands) else max(high for _, high in bands)
        return ('' if low == 0 else low), ('' if high is None else high)
    at = chance(service, 'ages')
    return (18, '') if at < .28 else (16, '') if at < .38 else (12, 24) if at < .45 else ('', 17) if at < .50 else ('', '')

WEEK, ALL = 'MO,TU,WE,TH,FR', 'MO,TU,WE,TH,FR,SA,SU'
ROUND_THE_CLOCK = {'Emergency Shelter', 'Safe Housing', 'Immediate Safety', 'Psychiatric Emergency Services', 'Help Hotlines'}

def hours(service):
    """As many as say theirs in a good directory: about two in three."""
    at = chance(service, 'hours')
    if serving[service] & ROUND_THE_CLOCK:
        return ALL + ' 00:00-24:00' if at < .8 else ''
    if at < .35: return ''
    if at < .60: return WEEK + ' 08:30-16:30'
    if at < .75: return WEEK + ' 09:00-12:00; ' + WEEK + ' 13:00-17:00'
    if at < .85: return 'MO,TU,WE,TH 12:00-20:00; FR 09:00-17:00'
    if at < .93: return WEEK + ' 10:00-18:00; SA 10:00-14:00'
    return ALL + ' 07:00-23:00'

rows = []
for service in chosen:
    low, high, longest = min((SIZES[term] for term in sorted(serving[service]) if term in SIZES), default=(8, 50, 30))
    maximum = between(service, 'maximum', low, high)
    state = chance(service, 'state')
    if state < .08:                                   # the service never said
        available, wait = '', ''
    elif state < .40:                                 # full: a wait, or nobody knows how long
        available, wait = 0, '' if chance(service, 'silent') < .15 else between(service, 'wait', min(1, longest), max(1, longest))
    else:
        available = max(1, int(maximum * .35 * chance(service, 'free') ** 2))
        wait = 0 if chance(service, 'now') < .6 else between(service, 'wait', 0, max(0, longest // 4))
    stated = int(90 * chance(service, 'stated') ** 2)
    area = 'rivermouth' if chance(service, 'whole') < .25 else areas[between(service, 'area', 0, len(areas) - 1)]
    minimum_age, maximum_age = ages(service)
    rows.append([service, minimum_age, maximum_age, available, maximum, wait, stated, area, hours(service)])

with open(os.path.join(HERE, 'service_overlay.csv'), 'w', encoding='utf-8', newline='') as out:
    writer = csv.writer(out, lineterminator='\n')
    writer.writerow(['service_id', 'minimum_age', 'maximum_age', 'capacity_available', 'capacity_maximum', 'wait_days', 'stated_days_ago', 'town_area', 'hours'])
    writer.writerows(rows)
