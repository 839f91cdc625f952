package intake

import (
	"slices"

	"parkboard/internal/park"
)

// unitAsked is what the unit of a value depends on.
type unitAsked struct {
	col  int
	ind  int
	rate bool
	row  string // what the row says of units
	own  bool
}

// unitFound is the unit of a value, or why there is none.
type unitFound struct {
	unitWord
	code park.Code // unit_missing, unit_unknown, unit_conflict; "" when found
	at   place
	text string // what was found instead
	more string // the second unit of a conflict
	key  string // findings of one cause share it
}

// unitFor resolves the unit of a value (docs/domain.md#units): what its
// headings, its unit row and its unit column say, which must not disagree;
// else the 单位: line. Money and areas are never assumed.
func (t *table) unitFor(col *column, k *keys, ind int, rate bool) unitFound {
	asked := unitAsked{col.n, ind, rate, rowUnits(k), k.unitOwn}
	found, ok := t.units[asked]
	if !ok {
		if rate {
			found = t.rateUnit(col, k)
		} else {
			found = t.amountUnit(col, k, t.rd.indicator(ind))
		}
		t.units[asked] = found
	}
	return found
}

func rowUnits(k *keys) string {
	s := k.strange + "\x00"
	for _, u := range k.units {
		s += u.Text + "\x00"
	}
	return s
}

// spoken is one unit that was said of a value, and where.
type spokenUnit struct {
	unitWord
	at   place
	text string
}

// amountUnit is the unit of an amount of an indicator.
func (t *table) amountUnit(col *column, k *keys, ind *park.Indicator) unitFound {
	want, _ := park.UnitNamed(ind.Unit)
	said, strange := t.unitsOver(col)
	if len(said) == 0 && strange == nil && col.lender != nil {
		said, strange = t.unitsOver(col.lender)
	}
	rowAt := k.unitAt
	if k.unitText == "" {
		rowAt = k.at
	}
	for _, u := range k.units {
		said = append(said, spokenUnit{u, rowAt, u.Text})
	}
	if strange == nil && k.strange != "" {
		strange = &spokenUnit{at: rowAt, text: k.strange}
	}
	var right, wrong []spokenUnit
	for _, u := range said {
		switch {
		case !sameKind(u.Unit, want.Kind):
			wrong = append(wrong, u)
		case len(right) == 0 || right[0].Factor.Cmp(u.Factor) != 0:
			right = append(right, u)
		}
	}
	switch {
	case len(right) > 1:
		return conflict(right[0], right[1])
	case strange != nil:
		return unitFound{code: park.UnitUnknown, at: strange.at, text: strange.text, key: strange.text}
	case len(right) == 1:
		return unitFound{unitWord: right[0].unitWord}
	case len(wrong) > 0:
		w := wrong[len(wrong)-1]
		return unitFound{code: park.UnitUnknown, at: w.at, text: w.text, key: w.text + ind.Code}
	}
	return t.lineUnit(col, k, ind, want)
}

// unitsOver lists the units in the headings over a column, the nearest last.
func (t *table) unitsOver(col *column) (said []spokenUnit, strange *spokenUnit) {
	for i := range col.stack {
		h := &col.stack[i]
		for _, u := range h.lab.Units {
			if u.Kind == park.Rate && (len(h.lab.Units) > 1 || i < len(col.stack)-1) {
				continue // (亿元、%) over 累计 and 同比
			}
			said = append(said, spokenUnit{u, h.at, h.text})
		}
		if h.lab.Strange != "" && strange == nil {
			strange = &spokenUnit{at: h.at, text: h.text}
		}
	}
	return said, strange
}

func conflict(a, b spokenUnit) unitFound {
	return unitFound{code: park.UnitConflict, at: b.at, text: b.text, more: a.Text + " / " + b.Text, key: a.Text + b.Text}
}

// lineUnit falls back on the 单位: line; for counts, energy and electricity
// without one the canonical unit holds.
func (t *table) lineUnit(col *column, k *keys, ind *park.Indicator, want park.Unit) unitFound {
	var first *unitLineWord
	for i := range t.said.units {
		u := &t.said.units[i]
		switch {
		case !sameKind(u.Unit, want.Kind):
		case first == nil:
			first = u
		case u.at == first.at && u.Factor.Cmp(first.Factor) != 0:
			return conflict(spokenUnit{first.unitWord, first.at, first.text}, spokenUnit{u.unitWord, u.at, u.text})
		}
	}
	if first != nil {
		return unitFound{unitWord: first.unitWord}
	}
	if want.Kind != park.Money && want.Kind != park.Area {
		return unitFound{unitWord: unitWord{want, ""}}
	}
	found := unitFound{code: park.UnitMissing, at: k.indAt, text: k.indText, key: ind.Code}
	switch {
	case t.unitKey > 0 && k.unitAt.row > 0: // the blank cell of the unit column
		found.at, found.text = k.unitAt, k.unitText
	case col.ind > 0:
		found.at, found.text = col.heading()
		for i := range col.stack { // the heading that names the indicator is where the unit belongs
			if col.stack[i].lab.Ind == col.ind {
				found.at, found.text = col.stack[i].at, col.stack[i].text
			}
		}
	}
	return found
}

// rateUnit is the unit of a growth rate: percent, unless its own heading, its
// own unit cell or its own row says otherwise.
func (t *table) rateUnit(col *column, k *keys) unitFound {
	percent, _ := park.UnitNamed("%")
	own, strange := t.rateUnits(col, k)
	switch {
	case slices.ContainsFunc(own, func(u spokenUnit) bool { return u.Kind == park.Rate }):
	case strange != nil:
		return unitFound{code: park.UnitUnknown, at: strange.at, text: strange.text, key: "%" + strange.text}
	case len(own) > 0:
		return unitFound{code: park.UnitUnknown, at: own[0].at, text: own[0].text, key: "%" + own[0].text}
	}
	return unitFound{unitWord: unitWord{percent, "%"}}
}

func (t *table) rateUnits(col *column, k *keys) (own []spokenUnit, strange *spokenUnit) {
	for i := range col.stack {
		h := &col.stack[i]
		mine := h.lab.Marks&growth != 0 || h.unitOnly() && h.at.col == col.n && !h.filled && i == len(col.stack)-1
		if !mine {
			continue
		}
		for _, u := range h.lab.Units {
			own = append(own, spokenUnit{u, h.at, h.text})
		}
		if h.lab.Strange != "" {
			strange = &spokenUnit{at: h.at, text: h.text}
		}
	}
	if k.marks&growth == 0 {
		return own, strange
	}
	if k.unitText == "" || k.unitOwn {
		for _, u := range k.units {
			own = append(own, spokenUnit{u, k.at, u.Text})
		}
		if k.strange != "" && strange == nil {
			strange = &spokenUnit{at: k.at, text: k.strange}
		}
	}
	return own, strange
}
