package store

import (
	"cmp"
	"slices"
	"time"

	"parkboard/internal/park"
)

// Publishing is the snapshot as it would be had these figures of an upload
// gone live at a moment, and nothing else happened: what Publish makes of it,
// asked beforehand.
func (s Snapshot) Publishing(upload int64, figures []park.Figure, at park.Moment) Snapshot {
	var last int64
	for i := range s.Figures {
		last = max(last, s.Figures[i].ID)
	}
	live := slices.Clone(s.Figures)
	for i, f := range figures {
		live = append(live, park.Published{
			Figure: f, ID: last + 1 + int64(i), Upload: upload, PublishedAt: time.Unix(at.Unix(), 0).UTC(),
		})
	}
	s.Figures = inOrder(live)
	return s
}

// Without is the snapshot as it would be had an upload never been published:
// what Withdraw makes of it.
func (s Snapshot) Without(upload int64) Snapshot {
	s.Figures = slices.DeleteFunc(slices.Clone(s.Figures), func(f park.Published) bool { return f.Upload == upload })
	return s
}

// inOrder sorts figures in the order of publishing.
func inOrder(figures []park.Published) []park.Published {
	slices.SortStableFunc(figures, func(a, b park.Published) int {
		return cmp.Or(a.PublishedAt.Compare(b.PublishedAt), cmp.Compare(a.ID, b.ID))
	})
	return figures
}
