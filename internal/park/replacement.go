package park

import (
	"cmp"
	"fmt"
	"slices"
)

// Replacement is an upload that was published in the place of an earlier one.
type Replacement struct {
	Upload int64 // the one that is live since
	Of     int64 // the one that was withdrawn for it
	Reason string
}

// Subject is how the audit names a replacement: uploads/7/3.
func (r Replacement) Subject() string { return fmt.Sprintf("uploads/%d/%d", r.Upload, r.Of) }

// ReplacementNamed reads what Subject writes; the reason is not in it.
func ReplacementNamed(subject string) (r Replacement, ok bool) {
	n, err := fmt.Sscanf(subject, "uploads/%d/%d", &r.Upload, &r.Of)
	return r, err == nil && n == 2 && r.Subject() == subject
}

// Replaces lists the published uploads that this one, sent after them, may be
// published in the place of: those it covers, the newest first.
func (u Upload) Replaces(all []Upload) []Upload {
	var out []Upload
	for _, one := range all {
		if one.State == PublishedState && one.ID < u.ID && u.Covers(one) {
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b Upload) int { return cmp.Compare(b.ID, a.ID) })
	return out
}

// Dependant is an upload that was published after another and builds on its
// figures.
type Dependant struct {
	Upload   int64
	Corrects int // figures that stand in the place of the other's: withdrawn, it shows these all the same
	Rests    int // cumulatives whose month, growth or twelve months are worked out with the other's
}

// Dependants lists, in the order of publishing, the live uploads published
// after one that build on its figures (docs/domain.md#withdrawal).
func Dependants(live []Published, upload int64) []Dependant {
	var last Published
	has := make(map[Key]bool)
	for _, f := range live {
		if f.Upload == upload {
			last = f
			has[f.Key()] = true
		}
	}
	at := make(map[int64]*Dependant)
	var order []*Dependant
	for _, f := range live {
		later := f.PublishedAt.After(last.PublishedAt) || f.PublishedAt.Equal(last.PublishedAt) && f.ID > last.ID
		if f.Upload == upload || !later || len(has) == 0 {
			continue
		}
		corrects, rests := has[f.Key()], restsOn(f, has)
		if !corrects && !rests {
			continue
		}
		d := at[f.Upload]
		if d == nil {
			d = &Dependant{Upload: f.Upload}
			at[f.Upload] = d
			order = append(order, d)
		}
		if corrects {
			d.Corrects++
		} else {
			d.Rests++
		}
	}
	out := make([]Dependant, len(order))
	for i, d := range order {
		out[i] = *d
	}
	return out
}

// restsOn reports whether a figure is read together with one of those: a
// month, base or growth with its cumulative; a cumulative with that of the
// period before, of a year before, or of the end of last year.
func restsOn(f Published, has map[Key]bool) bool {
	k := f.Key()
	k.Measure = Cumulative
	if f.Measure != Cumulative {
		return has[k]
	}
	if slices.ContainsFunc(Bases, func(b Basis) bool { return b.Indicator() == f.Indicator }) {
		return false // an area stands on its own
	}
	for _, p := range []Period{f.Period.Prev(), f.Period.YearAgo(), f.Period.YearAgo().YearEnd()} {
		k.Period = p
		if has[k] {
			return true
		}
	}
	return false
}
