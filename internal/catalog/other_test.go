package catalog

import (
	"reflect"
	"testing"

	"parkboard/internal/park"
)

func TestAnotherCitysFileIsReadAsWhatItWasMadeOf(t *testing.T) {
	parks := []park.Park{
		{Code: "a", Name: park.Text{ZH: "甲", EN: "A"}, Full: park.Text{ZH: "甲园", EN: "A Park"}, Short: park.Text{ZH: "甲区", EN: "A."}, County: park.Text{ZH: "示例", EN: "X"}, Tier: "300"},
		{Code: "b", Name: park.Text{ZH: `乙"引号"`, EN: "B: a, {b}"}, Full: park.Text{ZH: "乙园", EN: "B Park"}, Short: park.Text{ZH: "乙区", EN: "B."}, County: park.Text{ZH: "示例", EN: "X"}},
	}
	c, err := Read("other.yaml", Other("other", park.Text{ZH: "他市", EN: "Other"}, parks))
	if err != nil {
		t.Fatal(err)
	}
	if c.Code != "other" || c.City.ZH != "他市" || !reflect.DeepEqual(c.Indicators, Default().Indicators) || !reflect.DeepEqual(c.Tiers, Default().Tiers) {
		t.Errorf("read as %s %v", c.Code, c.City)
	}
	if len(c.Objectives) != 0 {
		t.Errorf("another city has %d objectives of Baotou's plan", len(c.Objectives))
	}
	for i, p := range c.Parks {
		p.Aliases = nil
		if !reflect.DeepEqual(p, parks[i]) {
			t.Errorf("park %d is read as %+v", i, p)
		}
	}
}
