package views

import (
	"fmt"
	"slices"
	"strconv"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// uploadLink leads to an upload that the reader may see.
func uploadLink(id int64) Link { return Link{Text: fmt.Sprintf("#%d", id), Href: uploadPath(id)} }

// correctPath is the page on which a file that corrects an upload is sent.
func correctPath(id int64) string {
	return withQuery("/uploads/new", "corrects", strconv.FormatInt(id, 10))
}

// replacePath is the page that asks whether to publish an upload in the place
// of another.
func replacePath(id, earlier int64) string {
	return withQuery(uploadPath(id)+"/replace", "earlier", strconv.FormatInt(earlier, 10))
}

// replaceActions offer the newest upload that this one may be published in the
// place of; the page that asks offers the others.
func replaceActions(p locale.Printer, f ReviewFacts) []Action {
	if len(f.Replaces) == 0 || f.Open > 0 {
		return nil
	}
	of := f.Replaces[0].ID
	return []Action{{Text: p.T("replace.do", of), Href: replacePath(f.Upload.ID, of)}}
}

// replacedSays tells which upload took the place of this one, and of which this
// one took the place.
func replacedSays(p locale.Printer, f ReviewFacts) Sentence {
	var says []Sentence
	for _, r := range f.Replaced {
		switch f.Upload.ID {
		case r.Of:
			says = append(says, Say(p, "replace.by", uploadLink(r.Upload)))
		case r.Upload:
			says = append(says, Say(p, "replace.of", uploadLink(r.Of)))
		}
	}
	return Join(p, says...)
}

// CorrectsSays tells on the form what a file that corrects an upload may be.
func CorrectsSays(p locale.Printer, up park.Upload) Sentence {
	return Say(p, "replace.corrects", uploadLink(up.ID), up.FileName)
}

// ReplaceFacts is what the page that asks for a replacement is made from.
type ReplaceFacts struct {
	Upload  park.Upload
	Figures int           // that would go live
	Earlier park.Upload   // the one to be replaced
	Others  []park.Upload // that could be replaced instead
	Open    int           // findings without the earlier one: it cannot be replaced
	Problem string
	AsRead  int64
	Ahead   AheadFacts
}

// NewConfirmReplace makes the page that asks before one upload is published in
// the place of another.
func NewConfirmReplace(page Page, f ReplaceFacts) Confirm {
	p, up := page.Say, f.Upload
	page.Title, page.Room = p.T("replace.title", f.Earlier.ID), RoomUploads
	earlier := uploadLink(f.Earlier.ID)
	c := Confirm{
		Page: page, Heading: page.Title, Reason: true, Why: p.T("replace.reason"), Problem: f.Problem,
		Says: Say(p, "replace.says", up.ID, up.FileName, Count(f.Figures), earlier, f.Earlier.FileName, Count(f.Earlier.Figures)),
		Post: uploadPath(up.ID) + "/replace", Button: p.T("replace.button", f.Earlier.ID), Back: uploadPath(up.ID),
		Hidden: []Choice{{Text: "earlier", Value: strconv.FormatInt(f.Earlier.ID, 10)}, AsReadField(f.AsRead)},
		Ahead:  NewAhead(p, f.Ahead),
	}
	if f.Open > 0 {
		c.Stop = Say(p, "replace.open", earlier, Count(f.Open))
	}
	var or []Link
	for _, one := range f.Others {
		if one.ID != f.Earlier.ID {
			or = append(or, Link{Text: fmt.Sprintf("#%d", one.ID), Href: replacePath(up.ID, one.ID)})
		}
	}
	if len(or) > 0 {
		c.Or = append(Say(p, "replace.instead"), linked(p, or)...)
	}
	return c
}

// AsReadField carries the data version whose consequences were shown: a step
// taken on other data is refused.
func AsReadField(version int64) Choice {
	return Choice{Text: "version", Value: strconv.FormatInt(version, 10)}
}

// Building adds to the page that asks for a withdrawal what was published later
// and builds on the upload, and which upload it had replaced itself.
func (c Confirm) Building(up park.Upload, all []park.Upload, later []park.Dependant, replaced []park.Replacement) Confirm {
	p := c.Say
	for _, d := range later {
		i := slices.IndexFunc(all, func(one park.Upload) bool { return one.ID == d.Upload })
		if i < 0 {
			continue
		}
		c.Later = append(c.Later, dependantSays(p, all[i], d))
	}
	says := []Sentence{c.Says}
	if len(c.Later) == 0 {
		says = append(says, Say(p, "consequences.later.none"))
	}
	for _, r := range replaced {
		if r.Upload == up.ID {
			says = append(says, Say(p, "consequences.returns", uploadLink(r.Of)))
		}
	}
	c.Says = Join(p, says...)
	return c
}

func dependantSays(p locale.Printer, up park.Upload, d park.Dependant) Sentence {
	key := "consequences.later.both"
	switch {
	case d.Rests == 0:
		key = "consequences.later.corrects"
	case d.Corrects == 0:
		key = "consequences.later.rests"
	}
	published := slices.IndexFunc(up.Steps, func(s park.Step) bool { return s.State == park.PublishedState })
	return Say(p, key, uploadLink(up.ID), up.FileName, MomentText(up.Steps[published].At), Count(d.Corrects), Count(d.Rests))
}
