package park

import (
	"errors"
	"testing"
)

func TestACreditCodeIsJudgedByItsCheckCharacter(t *testing.T) {
	cases := map[string]struct{ typed, code, key string }{
		"the standard's example":     {"91350100M000100Y43", "91350100M000100Y43", ""},
		"a company":                  {"914403001922038216", "914403001922038216", ""},
		"a letter at the end":        {"91330100799655058B", "91330100799655058B", ""},
		"typed small, with blanks":   {" 9144030071526726xg ", "9144030071526726XG", ""},
		"two digits exchanged":       {"91350100M001000Y43", "", "credit_check"},
		"another check character":    {"91350100M000100Y44", "", "credit_check"},
		"seventeen characters":       {"91350100M000100Y4", "", "credit_length"},
		"a letter that is not used":  {"91350100M0001O0Y43", "", "credit_character"},
		"a full-width digit":         {"91350100M000100Y4３", "", "credit_character"},
		"eighteen Chinese letters":   {"一二三四五六七八九十一二三四五六七八", "", "credit_character"},
		"nothing":                    {"", "", "credit_length"},
		"a character beyond the set": {"91350100M000100Y4é", "", "credit_character"},
	}
	for name, c := range cases {
		code, err := ParseCreditCode(c.typed)
		var refused *Error
		key := ""
		if errors.As(err, &refused) {
			key = refused.Key
		}
		if string(code) != c.code || key != c.key {
			t.Errorf("%s: %q, refused with %q; want %q, %q", name, code, key, c.code, c.key)
		}
	}
}

func TestAnySingleWrongCharacterIsFound(t *testing.T) {
	const right = "91350100M000100Y43"
	for i := range right {
		for _, c := range creditAlphabet {
			wrong := right[:i] + string(c) + right[i+1:]
			if _, err := ParseCreditCode(wrong); wrong != right && err == nil {
				t.Errorf("%s is taken for right", wrong)
			}
		}
	}
}
