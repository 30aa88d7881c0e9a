import tally


def test_counts_googletest():
    text = "[==========] 5 tests from 2 test suites ran. (3 ms total)\n[  PASSED  ] 3 tests.\n" \
           "[  SKIPPED ] 1 test, listed below:\n[  FAILED  ] 1 test, listed below:\n[  FAILED  ] A.b\n"
    assert tally.count(text, 1) == (3, 1, 1)


def test_counts_pytest_and_its_errors():
    assert tally.count("2 failed, 20 passed, 1 skipped, 1 error in 4.20s\n", 1) == (20, 3, 1)
    assert tally.count("\x1b[32m7 passed\x1b[0m in 0.1s\n".replace("\x1b[0m in", " in"), 0)[0] == 7


def test_counts_vitest():
    assert tally.count(" Test Files  2 passed (2)\n      Tests  1 failed | 20 passed (21)\n", 1) == (20, 1, 0)


def test_counts_go():
    assert tally.count("--- PASS: TestA (0.00s)\n--- FAIL: TestB (0.00s)\nFAIL\n", 1) == (1, 1, 0)


def test_counts_cases_in_the_browser():
    assert tally.count("ok    opens the text (120 ms)\nFAIL  sends\n      expected true\n", 1) == (1, 1, 0)


def test_a_crash_without_a_summary_is_a_failure():
    assert tally.count("Segmentation fault\n", 139) == (0, 1, 0)


def test_a_crash_after_passed_tests_is_a_failure():
    assert tally.count("[  PASSED  ] 3 tests.\n==1==ERROR: LeakSanitizer\n", 23) == (3, 1, 0)


def test_a_quiet_command_counts_as_one():
    assert tally.count("", 0) == (1, 0, 0)
