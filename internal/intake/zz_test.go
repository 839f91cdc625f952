package intake
import ("testing";"path/filepath")
func TestZZ(t *testing.T){ fs,_:=filepath.Glob("testdata/*.*"); for _,f:=range fs { if filepath.Ext(f)==".json"||filepath.Ext(f)==".md"{continue}; d:=readSample(t,f,nil); t.Log("##",filepath.Base(f),len(d.Figures),len(d.City)); n:=0; for _,i:=range d.Issues { if i.Code=="missing_value"&&n>1 {continue}; n++; if n<8 {t.Log("   ",i.Severity,i.Code,i.Sheet,i.Cell,i.Message().ZH)}}}}
