package park

import (
	"math/big"
	"slices"
)

// Designation is one kind of recognition the city's plan counts: zero-carbon,
// low-carbon, green (docs/domain.md#designations).
type Designation struct {
	Code  string
	Name  Text // 零碳园区
	Short Text // 零碳
	Count int  // how many the plan wants
	By    Date // the last day on which a recognition counts
}

// Checklist is one version of the conditions of a designation, with the
// document that set them. A version is never changed: a later document is
// another version, and none is applied to a task begun before its day.
type Checklist struct {
	Code      string
	For       []string // codes of the designations it is for
	Name      Text
	Document  string // 发改环资〔2025〕910号; "" where nothing was published
	Effective Date
	Note      Text
	Criteria  []Criterion
}

// Fits reports whether a task of a kind that began on a day may use the list.
func (c Checklist) Fits(designation string, begun Date) bool {
	return slices.Contains(c.For, designation) && c.Effective <= begun
}

// Criterion finds a condition by its code.
func (c Checklist) Criterion(code string) (Criterion, bool) {
	return find(c.Criteria, func(one *Criterion) bool { return one.Code == code })
}

// Criterion is one condition of a checklist.
type Criterion struct {
	Code    string
	Name    Text
	Subject string // indicator or ratio of the board that measures it; "" where only an entered value can
	Unit    string
	Scale   string  // code of the condition whose value chooses among Bounds; "" for one bound
	Bounds  []Bound // none: watched, never judged
}

// Bound is a threshold, for values of the scale from From up to, but not at,
// Below; 0 leaves an end open.
type Bound struct {
	Most  bool // at most Value; else at least
	Value Quantity
	From  Quantity
	Below Quantity
}

// Verdict is what a criterion says of a value.
type Verdict string

// The verdicts; only the first two judge.
const (
	Fulfilled   Verdict = "met"
	Unfulfilled Verdict = "unmet"
	Unmeasured  Verdict = "unmeasured"   // there is no value
	Unscaled    Verdict = "unscaled"     // the value that chooses the threshold is not there
	OutOfScale  Verdict = "out_of_scale" // no threshold is set for a park of this size
	Unbound     Verdict = "unbound"      // no threshold was published
)

// Judge holds a value against the threshold that its scale chooses; the bound
// is nil where none is chosen. Values are exact, nil where there is none.
func (c Criterion) Judge(value, scale *big.Rat) (Verdict, *Bound) {
	if len(c.Bounds) == 0 {
		return Unbound, nil
	}
	if c.Scale != "" && scale == nil {
		return Unscaled, nil
	}
	b := c.bound(scale)
	switch {
	case b == nil:
		return OutOfScale, nil
	case value == nil:
		return Unmeasured, b
	}
	over := value.Cmp(b.Value.Rat())
	if b.Most && over <= 0 || !b.Most && over >= 0 {
		return Fulfilled, b
	}
	return Unfulfilled, b
}

func (c Criterion) bound(scale *big.Rat) *Bound {
	for i := range c.Bounds {
		b := &c.Bounds[i]
		if c.Scale == "" {
			return b
		}
		if scale.Cmp(b.From.Rat()) >= 0 && (b.Below == 0 || scale.Cmp(b.Below.Rat()) < 0) {
			return b
		}
	}
	return nil
}

// Designation finds a kind by its code.
func (c *Catalogue) Designation(code string) (Designation, bool) {
	return find(c.Designations, func(d *Designation) bool { return d.Code == code })
}

// Checklist finds a version by its code.
func (c *Catalogue) Checklist(code string) (Checklist, bool) {
	return find(c.Checklists, func(l *Checklist) bool { return l.Code == code })
}
