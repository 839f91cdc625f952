package catalog

import "parkboard/internal/park"

func (r *reader) objective(n *node) park.Objective {
	f := r.fields(n, entry("objective", n), []string{"code", "group", "name", "clause", "verb", "owner", "by", "measure"},
		[]string{"target", "unit", "strict", "most", "pace", "subjects", "note"})
	o := park.Objective{
		Code: f.code(), Group: f.text("group"), Name: f.text("name"), Clause: f.reference("clause"), Verb: f.text("verb"),
		Target: f.number("target"), Unit: f.reference("unit"), Strict: f.flag("strict"), Most: f.flag("most"), Pace: f.flag("pace"),
		Owner: f.text("owner"), By: f.day("by"), Gauge: word(f, "measure", park.Gauges...), Subjects: f.texts("subjects"), Note: f.text("note"),
	}
	switch {
	case o.Strict && o.Most:
		r.wrong(f.nodes["most"], "%s is strict and most; expected one of them", f.what)
	case o.Pace && o.Most:
		r.wrong(f.nodes["pace"], "%s is not to be exceeded; expected no pace", f.what)
	case f.nodes["target"] != nil && o.Target == 0:
		r.wrong(f.nodes["target"], "target 0 of %s; expected a number above 0, or no target", f.what)
	case o.Target != 0 && o.Unit == "", o.Gauge == park.ByEntry && o.Unit == "":
		r.wrong(n, "%s has no unit", f.what)
	case o.Target == 0 && (o.Pace || o.Gauge == park.ByEntry):
		r.wrong(n, "%s has no target", f.what)
	case o.Gauge == park.Unmeasurable && o.Note.ZH == "":
		r.wrong(n, "%s has no note; expected why nothing measures it", f.what)
	}
	return o
}

// objectives checks what the objectives say of tiers, indicators and
// designations.
func (r *reader) objectives(c *park.Catalogue, f fields) {
	once := map[string]*node{}
	for i, n := range f.list("objectives") {
		r.codeOnce(once, n, "objective")
		o := c.Objectives[i]
		most := 1
		switch o.Gauge {
		case park.ByBoard:
			most = len(o.Subjects)
		case park.ByLedger, park.BySmart, park.Unmeasurable:
			most = 0
		}
		needs := o.Gauge == park.ByTier || o.Gauge == park.ByBoard || o.Gauge == park.ByDesignation
		if len(o.Subjects) > most || needs && len(o.Subjects) == 0 {
			r.wrong(n, "%s has %d subjects, which its measure %s does not take", entry("objective", n), len(o.Subjects), o.Gauge)
		}
		for _, code := range o.Subjects {
			if !subjectOf(c, o.Gauge, code) {
				r.wrong(at(n, "subjects"), "subject %q of %s; expected what its measure %s speaks of", code, entry("objective", n), o.Gauge)
			}
		}
	}
}

func subjectOf(c *park.Catalogue, by park.Gauge, code string) (known bool) {
	switch by {
	case park.ByTier:
		_, known = c.Tier(code)
	case park.ByDesignation:
		_, known = c.Designation(code)
	default:
		_, known = unitOf(c, code)
	}
	return known
}
