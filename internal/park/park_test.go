package park

import (
	"errors"
	"fmt"
	"testing"
)

func TestATierKeepsItsVerb(t *testing.T) {
	amount := Quantity(10_000_000 * QuantityScale)
	cases := map[string]struct {
		verb   Verb
		output Quantity
		met    bool
	}{
		"突破 exactly":      {Surpass, amount, false},
		"突破 by one yuan":  {Surpass, amount + 1, true},
		"达到 exactly":      {Reach, amount, true},
		"达到 but one yuan": {Reach, amount - 1, false},
	}
	for name, c := range cases {
		if got := (Tier{Amount: amount, Verb: c.verb}).Met(c.output); got != c.met {
			t.Errorf("%s: met is %v", name, got)
		}
	}
}

func TestACatalogueFindsByCodeOnly(t *testing.T) {
	c := &Catalogue{
		Tiers:      []Tier{{Code: "500"}},
		Parks:      []Park{{Code: "jiuyuan", Tier: "500", Aliases: []string{"九原园区"}}, {Code: "free"}},
		Indicators: []Indicator{{Code: "output"}},
		Ratios:     []Ratio{{Code: "tax_per_mu"}},
	}
	if _, ok := c.Park("九原园区"); ok {
		t.Error("an alias is found as a code")
	}
	if tier, ok := c.TierOf("jiuyuan"); !ok || tier.Code != "500" {
		t.Errorf("its tier is %v, %v", tier, ok)
	}
	for _, code := range []string{"free", "nobody"} {
		if _, ok := c.TierOf(code); ok {
			t.Errorf("%s has a tier", code)
		}
	}
	_, flow := c.Indicator("output")
	_, ratio := c.Ratio("tax_per_mu")
	_, none := c.Ratio("output")
	if !flow || !ratio || none {
		t.Errorf("indicator %v, ratio %v, an indicator as ratio %v", flow, ratio, none)
	}
}

func TestAMissingEnglishTextFallsBackToTheChinese(t *testing.T) {
	if got := (Text{ZH: "税收", EN: "tax"}).In("en"); got != "tax" {
		t.Errorf("in English %q", got)
	}
	if got := (Text{ZH: "税收"}).In("en"); got != "税收" {
		t.Errorf("without English %q", got)
	}
	if got := (Text{ZH: "税收", EN: "tax"}).In("zh-CN"); got != "税收" {
		t.Errorf("in Chinese %q", got)
	}
}

func TestAKindIsFoundThroughWrapping(t *testing.T) {
	err := fmt.Errorf("publishing: %w", Conflictf("data_moved", "version %d moved", 7))
	if KindOf(err) != Conflict {
		t.Errorf("kind %v of %v", KindOf(err), err)
	}
	for kind, err := range map[Kind]error{
		Invalid: Invalidf("k", "x"), NotFound: NotFoundf("k", "x"), Forbidden: Forbiddenf("k", "x"), Internal: errors.New("x"),
	} {
		if KindOf(err) != kind {
			t.Errorf("%v has the kind %v", err, KindOf(err))
		}
	}
	if got := (&Error{Kind: Invalid, Key: "signin"}).Error(); got != "signin" {
		t.Errorf("without a cause it reads %q", got)
	}
}

func TestAMessageSaysWhatFoundExpectedAndDo(t *testing.T) {
	i := Issue{
		Text: "12.3.4", Title: Text{"不是数", "not a number"},
		Expected: Text{"一个数", "one number"}, Do: Text{"改正后重传", "Correct it and send again"},
	}
	want := Text{"不是数；读到「12.3.4」；应为一个数。改正后重传。", "not a number; found “12.3.4”; expected one number. Correct it and send again."}
	if got := i.Message(); got != want {
		t.Errorf("message %+v", got)
	}
	if got := (Issue{Title: Text{"空", "empty"}}).Message(); got != (Text{"空。", "empty."}) {
		t.Errorf("a bare message %+v", got)
	}
}

func TestAnAnswerHoldsWhileTheCellSaysTheSame(t *testing.T) {
	issue := Issue{Code: Jump, Sheet: "6月", Cell: "C5", Text: "812"}
	answer := Answer{Code: Jump, Sheet: "6月", Cell: "C5", Text: "812", Reason: "新项目投产"}
	if !answer.Answers(issue) {
		t.Error("the answer does not hold")
	}
	for name, other := range map[string]Issue{
		"another value": {Code: Jump, Sheet: "6月", Cell: "C5", Text: "8120"},
		"another cell":  {Code: Jump, Sheet: "6月", Cell: "C6", Text: "812"},
		"another sheet": {Code: Jump, Sheet: "5月", Cell: "C5", Text: "812"},
		"another doubt": {Code: UnitSlip, Sheet: "6月", Cell: "C5", Text: "812"},
	} {
		if answer.Answers(other) {
			t.Errorf("it answers %s", name)
		}
	}
}
