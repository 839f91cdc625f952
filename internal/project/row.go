package project

import (
	"unicode/utf8"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// line is one row being read.
type line struct {
	*reader
	table
	row  *sheet.Row
	p    park.Project
	good bool
}

// row reads a project below a heading; one with an error is not kept.
func (rd *reader) row(t table, row *sheet.Row) {
	l := &line{reader: rd, table: t, row: row, good: true}
	l.p = park.Project{Sheet: rd.sheet.Name, Row: int(row.N), Cells: map[string]string{}}
	said := l.text(code)
	l.p.Name = rd.cells.Name(l.cell(name))
	if l.aside(said) {
		return
	}
	l.code(said)
	if rd.cells.Blank(l.p.Name) || utf8.RuneCountInString(l.p.Name) > longestName {
		l.refuse(name, words[ProjectUnnamed].issue(ProjectUnnamed, l.p.Name))
	}
	l.park()
	l.amounts()
	l.state()
	l.p.Start, l.p.Finish = l.dayAt(start, false), l.dayAt(finish, true)
	l.leaders()
	l.blocks()
	if l.good {
		l.check()
	}
	if l.good {
		rd.draft.Projects = append(rd.draft.Projects, l.p)
	}
}

func (l *line) cell(f field) *sheet.Cell {
	if l.at[f] == 0 {
		return nil
	}
	return l.row.Cell(l.at[f])
}

func (l *line) text(f field) string { return l.cells.Text(l.cell(f)) }

// aside reports whether the row is none of a project: blank, 合计, 注：…, or a
// banner over those below it (一、在建项目), which is noted.
func (l *line) aside(said string) bool {
	first := l.cells.Text(&l.row.Cells[0])
	switch {
	case l.empty():
		return true
	case said == "" && l.cells.Sum(l.p.Name), l.text(where) == "" && l.cells.Sum(first):
		return true
	case len(l.row.Cells) == 1 && l.text(where) == "":
		l.raise(sheet.Addr(int(l.row.N), int(l.row.Cells[0].Col)), words[park.RowIgnored].issue(park.RowIgnored, first))
		return true
	}
	return false
}

// empty reports whether none of the columns of the table holds anything.
func (l *line) empty() bool {
	for f := range l.at {
		if l.text(field(f)) != "" {
			return false
		}
	}
	return true
}

// note raises a finding at a column of the row; refuse one that keeps the row
// out.
func (l *line) note(f field, i park.Issue) { l.raise(sheet.Addr(int(l.row.N), l.at[f]), i) }

func (l *line) refuse(f field, i park.Issue) {
	l.good = false
	l.note(f, i)
}

// ask raises a finding of the words; at a column that is not there, at the code.
func (l *line) ask(f field, what park.Code) {
	at := f
	if l.at[f] == 0 {
		at = code
	}
	l.note(at, words[what].issue(what, l.text(f)))
}

// code reads the project's code: blanks in it are asked about, and a code met
// before is refused, also where only blanks differ.
func (l *line) code(said string) {
	as := l.cells.Name(l.cell(code))
	folded, err := park.FoldProjectCode(as)
	where, taken := l.seen[folded]
	switch {
	case err != nil:
		l.refuse(code, words[CodeWrong].issue(CodeWrong, said))
		return
	case taken:
		l.refuse(code, twice(as, where))
		return
	}
	l.p.Code, l.seen[folded] = folded, sheetCell(l.sheet.Name, sheet.Addr(int(l.row.N), l.at[code]))
	if blanks(as) {
		_, known := l.known[folded]
		l.note(code, spaced(as, folded, known))
	}
}

func sheetCell(name, cell string) string {
	if name == "" {
		return cell
	}
	return name + "!" + cell
}

// park finds the row's park: for certain, or it is asked for.
func (l *line) park() {
	p, known := l.cells.Park(l.text(where))
	if !known {
		l.refuse(where, intake.ParkUnknown(l.Catalogue, l.text(where)))
		return
	}
	l.named[p.Code], l.p.Park = true, p.Code
	if l.MaySend != nil && !l.MaySend(p.Code) {
		l.refuse(where, intake.ParkForbidden(p))
		return
	}
	was := l.known[l.p.Code]
	if was == nil || was.Park == p.Code {
		return
	}
	from, ok := l.Catalogue.Park(was.Park)
	switch {
	case ok && l.MaySend != nil && !l.MaySend(was.Park):
		l.refuse(code, intake.ParkForbidden(&from))
	case ok:
		l.note(where, moved(p.Name.ZH, from.Name))
	}
}

// amounts reads the numbers.
func (l *line) amounts() {
	for a := range park.ProjectAmounts {
		f := field(int(total) + a)
		if l.at[f] == 0 {
			continue
		}
		q, ok, wrong := l.cells.Amount(l.cell(f), &amounts[a], l.units[a])
		switch {
		case wrong != nil:
			l.refuse(f, *wrong)
		case ok:
			l.p.Set(park.ProjectAmount(a), q)
			l.p.Cells[park.ProjectAmount(a).String()] = sheet.Addr(int(l.row.N), l.at[f])
		}
	}
}

// state reads the state and the industrial class.
func (l *line) state() {
	as, ok := states[l.text(state)]
	if !ok {
		l.refuse(state, words[StateUnknown].issue(StateUnknown, l.text(state)))
	}
	l.p.State = as
	if l.at[industry] == 0 {
		return
	}
	switch said := l.text(industry); {
	case yes[said]:
		l.p.Industry = park.IndustryYes
	case no[said]:
		l.p.Industry = park.IndustryNo
	case !l.cells.Blank(said):
		l.refuse(industry, words[ClassUnknown].issue(ClassUnknown, said))
	}
}

// leaders reads who answers for the project on each level.
func (l *line) leaders() {
	for level := range l.p.Leaders {
		f := field(int(cityLeader) + level)
		if l.at[f] == 0 {
			continue
		}
		who := l.cells.Name(l.cell(f))
		switch {
		case l.cells.Blank(who):
		case utf8.RuneCountInString(who) > longestText:
			l.refuse(f, words[TextLong].issue(TextLong, who))
		default:
			l.p.Leaders[level] = who
		}
	}
}
