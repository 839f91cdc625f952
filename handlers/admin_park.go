package handlers

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// mostAliases bounds the names a park is met under.
const mostAliases = 50

var codeShape = regexp.MustCompile(`^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`)

// since is the day from which a change of the catalogue holds: not ahead, and
// not before the state it changes, which would go on to hold.
func (e *entering) since(from park.Date) park.Date {
	d := e.day("effective", e.last, "ahead")
	if d != "" && d < from {
		e.refuse("effective", "superseded", from)
	}
	return d
}

// lastEntry is the day of the park's last state.
func (e *entering) lastEntry() park.Date {
	if n := len(e.entries); n > 0 {
		return e.entries[n-1].Effective
	}
	return ""
}

// revise records a catalogue from a day on.
func (e *entering) revise(c *park.Catalogue, from park.Date) {
	e.entry.Catalogue = &store.Revision{Catalogue: c, Effective: from, Document: e.line("document", views.MostLetters, false)}
	e.facts.Catalogue = c
	e.upon = e.Known.Catalogue
	e.from = park.Period{Year: 1949, Month: 2}
}

// readPark makes a park of what was typed: a new one, a changed one, or one
// that was closed and is taken up again.
func (s *site) readPark(ctx context.Context, e *entering) error {
	was := e.park
	now := park.Park{
		Code: e.code,
		Name: e.both("name"), Full: e.both("full"), Short: e.both("short"), County: e.both("county"),
		Tier: e.typed["tier"], Aliases: e.aliases(),
	}
	if e.code == "" {
		if err := s.readCode(ctx, e); err != nil {
			return err
		}
		now.Code = e.typed["code"]
	}
	if _, ok := e.Known.Catalogue.Tier(now.Tier); !ok && now.Tier != "" {
		e.refuse("tier", "tier")
	}
	from := e.since(e.lastEntry())
	c := *e.Known.Catalogue
	c.Parks = slices.Clone(c.Parks)
	at := slices.IndexFunc(c.Parks, func(p park.Park) bool { return p.Code == e.code })
	if at < 0 {
		c.Parks = append(c.Parks, now)
	} else {
		c.Parks[at] = now
	}
	e.distinct(&c, now)
	differs := views.ParkDifference(e.Say, &c, was, now)
	if len(e.wrong) == 0 && at >= 0 && len(differs) == 0 {
		e.refuse("effective", "same")
	}
	e.line("document", views.MostLetters, false)
	if len(e.wrong) > 0 {
		return nil
	}
	e.revise(&c, from)
	if at < 0 {
		differs = views.ParkRecord(e.Say, &c, now)
	}
	e.records = append(differs, views.CatalogueRecord(e.Say, from, e.entry.Catalogue.Document)...)
	e.remarks = append(e.remarks, e.say("admin.remark.names"))
	return nil
}

// both is a name in the two languages.
func (e *entering) both(name string) park.Text {
	return park.Text{
		ZH: e.line(name+"_zh", views.MostLetters, true), EN: e.line(name+"_en", views.MostLetters, true),
	}
}

// aliases are the further names, one a line.
func (e *entering) aliases() []string {
	var out []string
	for _, raw := range strings.Split(e.typed["aliases"], "\n") {
		name := strings.Join(strings.Fields(raw), " ")
		switch n := utf8.RuneCountInString(name); {
		case name == "":
			continue
		case !printable(name):
			e.refuse("aliases", "letters")
		case n > views.MostLetters:
			e.refuse("aliases", "alias.long", name, views.MostLetters, n)
		}
		out = append(out, name)
	}
	if len(out) > mostAliases {
		e.refuse("aliases", "alias.many", mostAliases)
	}
	return out
}

// readCode refuses a code that cannot stand in addresses, is kept for
// something else, or ever belonged to a park: its figures would come back.
func (s *site) readCode(ctx context.Context, e *entering) error {
	code := e.line("code", 40, true)
	e.typed["code"] = code
	switch {
	case code == "":
		return nil
	case !codeShape.MatchString(code):
		e.refuse("code", "code")
	case code == park.CityCode || code == newPark:
		e.refuse("code", "code.kept", code)
	}
	had, err := s.DB.ParkEntries(ctx, code, asof(ctx))
	if err != nil {
		return err
	}
	for _, one := range had {
		if !one.Closed {
			e.refuse("code", "code.taken", code, one.Park.Name.In(e.Say.Lang()))
		}
	}
	return nil
}

// distinct holds that every name leads to the one park when a workbook is
// read, by the reader's own folding: it names nothing else yet, and a cell
// with it is read as the park.
func (e *entering) distinct(c *park.Catalogue, now park.Park) {
	others := *c
	others.Parks = slices.DeleteFunc(slices.Clone(c.Parks), func(p park.Park) bool { return p.Code == now.Code })
	own := make(map[string]string) // canonical → as typed
	for _, n := range []struct{ field, name string }{
		{"name_zh", now.Name.ZH}, {"name_en", now.Name.EN}, {"full_zh", now.Full.ZH}, {"full_en", now.Full.EN},
		{"short_zh", now.Short.ZH}, {"short_en", now.Short.EN},
	} {
		e.free(&others, n.field, n.name)
		own[intake.Canonical(n.name)] = n.name
	}
	for _, alias := range now.Aliases {
		key := intake.Canonical(alias)
		if twin, has := own[key]; has {
			e.refuse("aliases", "alias.twin", alias, twin)
		}
		own[key] = alias
		e.free(&others, "aliases", alias)
	}
	if len(e.wrong) > 0 {
		return
	}
	for _, alias := range append([]string{now.Name.ZH, now.Full.ZH}, now.Aliases...) {
		if !intake.Readable(c, now.Code, alias) {
			field := "aliases"
			switch alias {
			case now.Name.ZH:
				field = "name_zh"
			case now.Full.ZH:
				field = "full_zh"
			}
			e.refuse(field, "unreadable", alias)
		}
	}
}

// free refuses a name that already says something in workbooks, and says what.
func (e *entering) free(others *park.Catalogue, field, name string) {
	if name == "" {
		return
	}
	if utf8.RuneCountInString(intake.Canonical(name)) < 2 {
		e.refuse(field, "brief", name)
		return
	}
	switch m := intake.MeaningOf(others, name); {
	case m.Park != "":
		e.refuse(field, "name.park", name, views.ParkName(e.Say, others, m.Park))
	case m.Part:
		e.refuse(field, "name.part", name, views.SubjectName(e.Say, others, m.Indicator))
	case m.Indicator != "":
		e.refuse(field, "name.indicator", name, views.SubjectName(e.Say, others, m.Indicator))
	case m.Word:
		e.refuse(field, "name.word", name)
	}
}

// readClose takes a park out of the catalogue.
func (e *entering) readClose() {
	from := e.since(e.lastEntry())
	document := e.line("document", views.MostLetters, false)
	c := *e.Known.Catalogue
	c.Parks = slices.DeleteFunc(slices.Clone(c.Parks), func(p park.Park) bool { return p.Code == e.code })
	if len(c.Parks) == 0 {
		e.refuse("effective", "lastpark")
	}
	if len(e.wrong) > 0 {
		return
	}
	e.revise(&c, from)
	e.records = append([]views.Fact{{Name: e.say("admin.state.closed"), Text: e.park.Full.In(e.Say.Lang())}},
		views.CatalogueRecord(e.Say, from, document)...)
	e.remarks = append(e.remarks, e.say("admin.remark.close"))
}

// readDue changes the day until which an upload is on time.
func (s *site) readDue(ctx context.Context, e *entering) error {
	dues, err := s.DB.CityEntries(ctx, asof(ctx))
	if err != nil {
		return err
	}
	from := e.since(dues[len(dues)-1].Effective)
	day, err := strconv.Atoi(intake.Plain(e.typed["due"]))
	switch {
	case strings.TrimSpace(e.typed["due"]) == "":
		e.refuse("due", "empty")
	case err != nil || day < 1 || day > 28:
		e.refuse("due", "due")
	case day == e.Known.Catalogue.DueDay:
		e.refuse("due", "same")
	}
	document := e.line("document", views.MostLetters, false)
	if len(e.wrong) > 0 {
		return nil
	}
	c := *e.Known.Catalogue
	c.DueDay = day
	e.revise(&c, from)
	e.from = never
	e.records = append([]views.Fact{{
		Name: e.say("admin.due"), Text: e.say("admin.change", e.say("admin.due.says", e.Known.Catalogue.DueDay), e.say("admin.due.says", day)),
	}}, views.CatalogueRecord(e.Say, from, document)...)
	e.remarks = append(e.remarks, e.say("admin.remark.due"))
	return nil
}
