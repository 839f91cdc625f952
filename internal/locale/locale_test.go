package locale

import (
	"slices"
	"testing"
)

func TestEveryTextHasBothLanguagesWithTheSamePlaces(t *testing.T) {
	all, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for key, e := range all {
		if zh, en := slots(e.ZH), slots(e.EN); !slices.Equal(zh, en) {
			t.Errorf("%s: places %v in Chinese, %v in English", key, zh, en)
		}
	}
}

func slots(text string) []int {
	var found []int
	for _, part := range split(text) {
		if part.Slot >= 0 && !slices.Contains(found, part.Slot) {
			found = append(found, part.Slot)
		}
	}
	slices.Sort(found)
	return found
}

func TestAKeyThatDoesNotExistIsSeenOnThePage(t *testing.T) {
	if got := For(English).T("no.such.key"); got != "[no.such.key]" {
		t.Fatal(got)
	}
}

func TestArgumentsGoWhereTheLanguagePutsThem(t *testing.T) {
	parts := split("{1} of {0}, {x} stays")
	if len(parts) != 4 || parts[0].Slot != 1 || parts[2].Slot != 0 || parts[3].Text != ", {x} stays" {
		t.Fatalf("%+v", parts)
	}
}
