package sheet

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
)

// allowance is what is left of the limits while a file is read.
type allowance struct{ cells, text int }

func (a *allowance) takeCell() error {
	if a.cells--; a.cells < 0 {
		return errTooManyCells
	}
	return nil
}

func (a *allowance) takeText(n int) error {
	if a.text -= n; a.text < 0 {
		return errTooMuchText
	}
	return nil
}

// errTooManyCells and its kin pass through the readers as they are.
var (
	errTooManyCells = tooLarge("单元格过多", "too many cells", nil)
	errTooMuchText  = tooLarge("文字过多", "too much text", nil)
)

// grid collects the cells of one sheet in chunks, so that a million cells cost
// a few hundred allocations.
type grid struct {
	left     *allowance
	rows     []Row
	chunk    []Cell
	from     int // where the row being read begins in chunk
	n        int // its number
	hidden   bool
	shuffled bool // rows came out of order
}

// cellChunk is how many cells are allocated at once.
const cellChunk = 2048

// begin starts row n.
func (g *grid) begin(n int, hidden bool) {
	g.n, g.hidden, g.from = n, hidden, len(g.chunk)
}

// add puts a cell into the row begun.
func (g *grid) add(c Cell) error {
	if err := g.left.takeCell(); err != nil {
		return err
	}
	if len(g.chunk) == cap(g.chunk) {
		row := g.chunk[g.from:]
		g.chunk = make([]Cell, 0, max(cellChunk, 2*len(row)))
		g.chunk = append(g.chunk, row...)
		g.from = 0
	}
	g.chunk = append(g.chunk, c)
	return nil
}

// end closes the row begun; a row without cells leaves no trace.
func (g *grid) end() error {
	cells := g.chunk[g.from:len(g.chunk):len(g.chunk)]
	g.from = len(g.chunk)
	if len(cells) == 0 {
		return nil
	}
	if k := len(g.rows); k > 0 && int(g.rows[k-1].N) >= g.n {
		g.shuffled = true
	}
	g.rows = append(g.rows, Row{N: int32(g.n), Hidden: g.hidden, Cells: cells})
	return order(&g.rows[len(g.rows)-1])
}

// order sorts a row's cells; two at one address are an error.
func order(r *Row) error {
	sorted := true
	for i := 1; i < len(r.Cells); i++ {
		sorted = sorted && r.Cells[i-1].Col < r.Cells[i].Col
	}
	if sorted {
		return nil
	}
	slices.SortFunc(r.Cells, func(a, b Cell) int { return int(a.Col - b.Col) })
	for i := 1; i < len(r.Cells); i++ {
		if r.Cells[i-1].Col == r.Cells[i].Col {
			return fmt.Errorf("two cells at %s", Addr(int(r.N), int(r.Cells[i].Col)))
		}
	}
	return nil
}

// finish hands the rows to the sheet, in order, pieces of one row joined.
func (g *grid) finish(s *Sheet) error {
	if g.shuffled {
		if err := g.sort(); err != nil {
			return err
		}
	}
	s.Rows = g.rows
	if k := len(s.Rows); k > 0 {
		s.RowCount = int(s.Rows[k-1].N)
	}
	return nil
}

func (g *grid) sort() error {
	slices.SortStableFunc(g.rows, func(a, b Row) int { return int(a.N - b.N) })
	var out []Row
	for i := 0; i < len(g.rows); {
		j := i + 1
		for j < len(g.rows) && g.rows[j].N == g.rows[i].N {
			j++
		}
		out = append(out, g.rows[i])
		if j > i+1 {
			joined := &out[len(out)-1]
			joined.Cells = nil
			for _, r := range g.rows[i:j] {
				joined.Cells = append(joined.Cells, r.Cells...)
				joined.Hidden = joined.Hidden || r.Hidden
			}
			if err := order(joined); err != nil {
				return err
			}
		}
		i = j
	}
	g.rows = out
	return nil
}

// pool makes strings from bytes: short ones lie side by side in large blocks,
// and those seen lately are not made twice.
type pool struct {
	left  *allowance
	block *strings.Builder
	seed  maphash.Seed
	seen  [1024]string
}

// poolBlock is the size of a block; longer strings than a quarter stand alone.
const poolBlock = 32 << 10

func newPool(left *allowance) *pool {
	return &pool{left: left, seed: maphash.MakeSeed()}
}

// text is b as a string, shared with an equal one seen lately.
func (p *pool) text(b []byte) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	if len(b) > 128 {
		return p.fresh(b)
	}
	slot := &p.seen[maphash.Bytes(p.seed, b)%uint64(len(p.seen))]
	if *slot == string(b) {
		return *slot, nil
	}
	s, err := p.fresh(b)
	*slot = s
	return s, err
}

// fresh is b as a new string.
func (p *pool) fresh(b []byte) (string, error) {
	if err := p.left.takeText(len(b)); err != nil {
		return "", err
	}
	if len(b) > poolBlock/4 {
		return string(b), nil
	}
	if p.block == nil || p.block.Cap()-p.block.Len() < len(b) {
		p.block = new(strings.Builder)
		p.block.Grow(poolBlock)
	}
	at := p.block.Len()
	p.block.Write(b)
	return p.block.String()[at:], nil
}
