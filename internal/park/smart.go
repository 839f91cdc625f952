package park

// SmartDimension is one side of a park's smart level (docs/domain.md#smart).
type SmartDimension string

// The five dimensions.
const (
	SmartBase       SmartDimension = "base"       // 基础设施
	SmartPlatform   SmartDimension = "platform"   // 平台
	SmartService    SmartDimension = "service"    // 服务
	SmartGovernance SmartDimension = "governance" // 治理
	SmartSafety     SmartDimension = "safety"     // 安全
)

// SmartDimensions lists the dimensions in the order of every table.
var SmartDimensions = []SmartDimension{SmartBase, SmartPlatform, SmartService, SmartGovernance, SmartSafety}

// SmartTop is the highest level; the lowest is 1.
const SmartTop = 5

// SmartAssessment is how a park sees itself in a year: a self-assessment,
// because no national scale is in force. The newest of a park and year counts.
type SmartAssessment struct {
	ID     int64
	Park   string
	Year   int
	Levels map[SmartDimension]SmartLevel // one for each dimension
	Actor  string
	At     Moment
	Sample bool
}

// SmartLevel is the level of one dimension with the sentence that shows it.
type SmartLevel struct {
	Level    int // 1 to SmartTop
	Evidence string
}
