"""Waits until an address answers 200.

usage: wait_ready.py URL [SECONDS]        exit 1 when it does not within the time (20 s)
"""
import sys
import time
import urllib.error
import urllib.request


def main() -> int:
    url, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2) as reply:
                if reply.status == 200:
                    return 0
        except OSError:
            pass
        time.sleep(0.05)
    return 1


if __name__ == "__main__":
    sys.exit(main())
