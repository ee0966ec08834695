# Makes households.csv: counts of households of the invented town by neighbourhood, age band and language. All invented:
# the units of places.csv times shares that were made up, so that common combinations are common and rare ones rare.
import csv
import zlib

ages = {"0_5": .11, "6_11": .12, "12_17": .12, "18_24": .14, "25_29": .11, "30_39": .21, "40_59": .38, "60_plus": .34}
tongues = {"en": .7, "fr": .14, "oj": .012, "cr": .004, "pa": .03, "ur": .012, "ta": .03, "ar": .022, "cmn": .012,
           "yue": .014, "es": .012, "pt": .018, "pl": .01}
also = {"cr": "|cris|crie", "oj": "|Ojibway|Anishinaabemowin", "pa": "|Panjabi|pendjabie", "en": "|anglaise|anglophone",
        "fr": "|française|francophone", "ar": "|arabe", "es": "|espagnole", "pt": "|portugaise", "pl": "|polonaise",
        "ta": "|tamoule", "cmn": "|Chinese|chinois|chinoise", "yue": "", "ur": ""}
label = {row["id"]: row for row in csv.DictReader(open("data/codes/languages.2026-11.csv", encoding="utf-8"))}
with open("data/demo/households.csv", "w", encoding="utf-8", newline="\n") as out:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["area", "age_band", "language", "households"])
    for place in csv.DictReader(open("data/demo/places.csv", encoding="utf-8")):
        if place["kind"] != "neighbourhood":
            continue
        names = place["name_en"] + ("" if place["name_fr"] == place["name_en"] else "|" + place["name_fr"])
        for age, part in ages.items():
            for tongue, share in tongues.items():
                spread = zlib.crc32(f"{place['id']} {age} {tongue}".encode()) % 1000 / 1000
                count = round(int(place["units"]) * part * share * (.5 + spread))
                spelt = label[tongue]["en"] + "|" + label[tongue]["fr"] + also[tongue]
                table.writerow([names, age, spelt, count])
