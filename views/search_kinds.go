package views

import (
	"net/url"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// foundParks are the parks whose code or a name fits: also the full ones, those
// in the other language and those workbooks use.
func foundParks(p locale.Printer, f SearchFacts) (all []found) {
	for _, one := range f.Catalogue.Parks {
		others := append(bothTexts(one.Full), bothTexts(one.Name)...)
		others = append(append(others, bothTexts(one.Short)...), one.Aliases...)
		name, county := one.Name.In(p.Lang()), one.County.In(p.Lang())
		place, also, ok := fits(f.Words, one.Code, []string{name}, others)
		if !ok {
			continue
		}
		row := FoundRow{
			Name: stretches(name, f.Words), Href: parkPath(one.Code, park.Period{}), Code: stretches(one.Code, f.Words),
			Also: stretches(also, f.Words), Where: unmarked(county),
		}
		if tier, ok := f.Catalogue.Tier(one.Tier); ok {
			row.State = MeasureMark{Word: tier.Name.In(p.Lang())}
		}
		all = append(all, found{place, row})
	}
	return all
}

// foundProjects are the projects the store found, in its order.
func foundProjects(p locale.Printer, f SearchFacts) (rows []FoundRow) {
	for _, one := range f.Projects.Projects {
		rows = append(rows, FoundRow{
			Name: stretches(one.Name, f.Words), Href: ProjectPath(one.Code), Code: stretches(one.Code, f.Words),
			Park: ofPark(p, f.Catalogue, one.Park), State: MeasureMark{Word: p.T("projects.state." + string(one.State))},
		})
	}
	return rows
}

// foundCandidacies are the candidacies whose kind, park or part of it fits.
func foundCandidacies(p locale.Printer, f SearchFacts) (all []found) {
	for _, one := range f.Candidacies {
		d, _ := f.Catalogue.Designation(one.Designation)
		kind := d.Name.In(p.Lang())
		if kind == "" {
			kind = one.Designation
		}
		in := ofPark(p, f.Catalogue, one.Park)
		others := bothTexts(d.Name)
		if of, ok := f.Catalogue.Park(one.Park); ok {
			others = append(append(others, bothTexts(of.Name)...), bothTexts(of.Full)...)
		}
		place, also, ok := fits(f.Words, "", []string{kind, in.Text, one.Within}, others)
		if !ok {
			continue
		}
		all = append(all, found{place, FoundRow{
			Name: stretches(kind+p.T("search.joint")+in.Text, f.Words), Href: CandidacyPath(one.ID), Also: stretches(also, f.Words),
			Park: in, Where: stretches(one.Within, f.Words), State: stageMark(p, one, d, f.Today),
		}})
	}
	return all
}

// foundIndicators are the indicators and ratios by which parks are ranked.
func foundIndicators(p locale.Printer, f SearchFacts) (all []found) {
	add := func(code string, name park.Text, aliases []string) {
		shown := name.In(p.Lang())
		place, also, ok := fits(f.Words, code, []string{shown}, append(bothTexts(name), aliases...))
		if ok {
			all = append(all, found{place, FoundRow{
				Name: stretches(shown, f.Words), Href: "/rankings?" + url.Values{"indicator": {code}}.Encode(),
				Also: stretches(also, f.Words), Code: stretches(code, f.Words),
			}})
		}
	}
	for _, one := range f.Catalogue.Indicators {
		if one.Land == "" && !one.Apart {
			add(one.Code, one.Name, one.Aliases)
		}
	}
	for _, one := range f.Catalogue.Ratios {
		if !one.Apart {
			add(one.Code, one.Name, nil)
		}
	}
	return all
}

func ofPark(p locale.Printer, c *park.Catalogue, code string) *Link {
	link := parkLink(p, c, code, park.Period{})
	return &link
}

func bothTexts(t park.Text) []string { return []string{t.ZH, t.EN} }
