import cpp_text

SOURCE = '''// head {
namespace placet {
namespace {

class Thing {
public:
    explicit Thing(int a) : a_{a}, text_{"}"} {
        work();
    }
    int a() const { return a_; }

private:
    int a_ = 0;
};

}  // namespace

int sum(const Thing& first,
        const Thing& second) {
    if (first.a() == 0) {
        return '{';
    }
    auto f = [](int x) {
        return x;
    };
    return f(1);
}

const std::array<int, 2> numbers = {
    1,
    2,
};

}  // namespace placet
'''


def test_finds_functions_with_their_sizes():
    assert [(line, lines) for line, lines, _ in cpp_text.functions(SOURCE)] == [(7, 3), (10, 1), (18, 10)]


def test_blanks_comments_and_keeps_lines():
    text = cpp_text.without_comments('a; // getenv\n/* rand(\n) */ b; "// not a comment"\n')
    assert "getenv" not in text and "rand" not in text
    assert '"// not a comment"' in text and text.count("\n") == 3
