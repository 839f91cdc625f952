package catalog

import (
	"slices"
	"strings"

	"parkboard/internal/park"
)

func (r *reader) designation(n *node) park.Designation {
	f := r.fields(n, entry("designation", n), []string{"code", "name", "count", "by"}, []string{"short"})
	d := park.Designation{Code: f.code(), Name: f.text("name"), Short: f.text("short"), Count: f.whole("count", 1, 999), By: f.day("by")}
	if d.Short.ZH == "" {
		d.Short = d.Name
	}
	return d
}

func (r *reader) checklist(n *node) park.Checklist {
	f := r.fields(n, entry("checklist", n), []string{"code", "for", "name", "effective", "criteria"}, []string{"document", "note"})
	c := park.Checklist{
		Code: f.code(), For: f.texts("for"), Name: f.text("name"), Document: f.reference("document"),
		Effective: f.day("effective"), Note: f.text("note"),
	}
	for _, one := range f.filled("criteria") {
		c.Criteria = append(c.Criteria, r.criterion(one))
	}
	return c
}

func (r *reader) criterion(n *node) park.Criterion {
	f := r.fields(n, entry("criterion", n), []string{"code", "name", "unit"}, []string{"subject", "scale", "bounds"})
	c := park.Criterion{
		Code: f.code(), Name: f.text("name"), Subject: f.reference("subject"), Unit: f.reference("unit"), Scale: f.reference("scale"),
	}
	for _, one := range f.list("bounds") {
		c.Bounds = append(c.Bounds, r.bound(one, f.what, c.Scale != ""))
	}
	if c.Scale == "" && len(c.Bounds) > 1 {
		r.wrong(f.nodes["bounds"], "%s has %d bounds; expected one, or a scale that chooses among them", f.what, len(c.Bounds))
	}
	return c
}

func (r *reader) bound(n *node, of string, scaled bool) park.Bound {
	f := r.fields(n, "a bound of "+of, nil, []string{"at_most", "at_least", "from", "below"})
	b := park.Bound{Most: f.nodes["at_most"] != nil}
	if b.Most == (f.nodes["at_least"] != nil) {
		r.wrong(n, "%s; expected either at_most or at_least", f.what)
	}
	b.Value = f.number("at_least") + f.number("at_most")
	b.From, b.Below = f.number("from"), f.number("below")
	if !scaled && (f.nodes["from"] != nil || f.nodes["below"] != nil) {
		r.wrong(n, "%s has from or below; expected them only beside a scale", f.what)
	}
	return b
}

// number is a plain decimal, 0 where the field is left out.
func (f fields) number(key string) park.Quantity {
	s, n := f.scalar(key, "a number")
	if n == nil {
		return 0
	}
	q, err := park.ParseQuantity(s)
	if err != nil || q < 0 {
		f.r.wrong(n, "%s %q of %s; expected a number of 0 or more with at most four decimals", key, s, f.what)
	}
	return q
}

// day is a date such as 2023-12-31.
func (f fields) day(key string) park.Date {
	s, n := f.scalar(key, "a day such as 2023-12-31")
	if n == nil {
		return ""
	}
	d, err := park.ParseDate(s)
	if err != nil {
		f.r.wrong(n, "%s %q of %s; expected a day such as 2023-12-31", key, s, f.what)
	}
	return d
}

// tasks checks what designations and checklists say of each other and of the
// indicators.
func (r *reader) tasks(c *park.Catalogue, f fields) {
	designations, checklists := map[string]*node{}, map[string]*node{}
	var codes []string
	for i, n := range f.list("designations") {
		r.codeOnce(designations, n, "designation")
		codes = append(codes, c.Designations[i].Code)
	}
	for i, n := range f.list("checklists") {
		r.codeOnce(checklists, n, "checklist")
		for _, code := range c.Checklists[i].For {
			if !slices.Contains(codes, code) {
				r.wrong(at(n, "for"), "for %q of %s; expected the code of a designation: %s", code, entry("checklist", n), strings.Join(codes, ", "))
			}
		}
		r.conditions(c, n, c.Checklists[i])
	}
}

func (r *reader) conditions(c *park.Catalogue, list *node, of park.Checklist) {
	once := map[string]*node{}
	for k, n := range at(list, "criteria").Content {
		if k >= len(of.Criteria) {
			return
		}
		r.codeOnce(once, n, "criterion")
		one := of.Criteria[k]
		if unit, known := unitOf(c, one.Subject); one.Subject != "" && (!known || unit != one.Unit) {
			r.wrong(at(n, "subject"), "subject %q of %s; expected an indicator or a ratio in %s", one.Subject, entry("criterion", n), one.Unit)
		}
		if _, ok := of.Criterion(one.Scale); one.Scale != "" && (!ok || one.Scale == one.Code) {
			r.wrong(at(n, "scale"), "scale %q of %s; expected the code of another criterion of the list", one.Scale, entry("criterion", n))
		}
	}
}

func unitOf(c *park.Catalogue, subject string) (unit string, known bool) {
	if i, ok := c.Indicator(subject); ok {
		return i.Unit, true
	}
	q, ok := c.Ratio(subject)
	return q.Unit, ok
}
