"""Prints what a person needs to look around in a demo: the addresses, and who may sign in.

usage: welcome.py DEMO.json URL
"""
import json
import sys


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        demo = json.load(file)
    url = sys.argv[2].rstrip("/")
    print("\nPlacet serves a demo.\n")
    print("  staff app                  %s/" % url)
    print("  a site with the form       %s/demo" % url)
    for form in demo["forms"]:
        print("  hosted form                %s/f/%s   (%s)" % (url, form["id"], form["law_profile"]))
    print("\n  sign in as")
    for person in demo["staff"]:
        print("    %-32s %-24s %s" % (person["email"], person["password"], ", ".join(person["roles"])))
    print("\n  Ctrl-C stops it.\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
