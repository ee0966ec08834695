# Makes areas.geojson: boundaries of the invented neighbourhoods. All drawn by this script: a grid of four by three whose
# corners are moved and whose edges wind, shared by both neighbours. It lies where the directory snapshot's places lie, so
# that services stand on the map; it follows no street and no boundary of any real town.
import csv, hashlib, json, math, os

HERE = os.path.dirname(os.path.abspath(__file__))
WEST, EAST, SOUTH, NORTH = -76.69, -76.54, 39.25, 39.37
ROWS = [["birch_line", "orchard_side", "college_rise", "breakwater_heights"],
        ["millrace", "station_district", "heronwood", "north_spit"],
        ["tannery_flats", "lower_town", "old_harbour", "st_aurele"]]  # from north to south

def noise(*what):  # -1 to 1, the same in every run
    return int(hashlib.sha256(repr(what).encode()).hexdigest()[:8], 16) / 0x7fffffff - 1

def corner(c, r):
    wide, high = (EAST - WEST) / 4, (NORTH - SOUTH) / 3
    return (WEST + wide * (c + 0.22 * noise("x", c, r)), NORTH - high * (r + 0.22 * noise("y", c, r)))

def winding(a, b):  # from the lesser corner to the greater, both ends included
    (ax, ay), (bx, by) = corner(*a), corner(*b)
    steps, out = 9, []
    for i in range(steps + 1):
        t = i / steps
        away = 0.09 * math.sin(math.pi * t) * noise(a, b, i) + 0.06 * math.sin(2 * math.pi * t) * noise(a, b)
        out.append((round(ax + (bx - ax) * t - (by - ay) * away, 5), round(ay + (by - ay) * t + (bx - ax) * away, 5)))
    return out

def edge(a, b):  # without its end; both neighbours have the same points
    return (winding(a, b) if a < b else winding(b, a)[::-1])[:-1]

places = {row["id"]: row for row in csv.DictReader(open(os.path.join(HERE, "places.csv"), encoding="utf-8"))}
features = []
for r, row in enumerate(ROWS):
    for c, name in enumerate(row):
        # against the clock, as RFC 7946 has it
        way = [(c, r), (c, r + 1), (c + 1, r + 1), (c + 1, r), (c, r)]
        ring = [point for a, b in zip(way, way[1:]) for point in edge(a, b)]
        ring.append(ring[0])
        features.append({"type": "Feature",
                         "properties": {"code": name, "name_en": places[name]["name_en"], "name_fr": places[name]["name_fr"],
                                        "invented": True},
                         "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}})
with open(os.path.join(HERE, "areas.geojson"), "w", encoding="utf-8", newline="\n") as out:
    out.write('{"type": "FeatureCollection", "description": "INVENTED: the neighbourhoods of a town that does not exist",\n"features": [\n')
    out.write(",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features))
    out.write("\n]}\n")
