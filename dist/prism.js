const ArgumentsNodeFlags = {
	CONTAINS_FORWARDING: 4,
	CONTAINS_KEYWORDS: 8,
	CONTAINS_KEYWORD_SPLAT: 16,
	CONTAINS_SPLAT: 32,
	CONTAINS_MULTIPLE_SPLATS: 64
};
const ArrayNodeFlags = { CONTAINS_SPLAT: 4 };
const CallNodeFlags = {
	SAFE_NAVIGATION: 4,
	VARIABLE_CALL: 8,
	ATTRIBUTE_WRITE: 16,
	IGNORE_VISIBILITY: 32
};
const EncodingFlags = {
	FORCED_UTF8_ENCODING: 4,
	FORCED_BINARY_ENCODING: 8
};
const IntegerBaseFlags = {
	BINARY: 4,
	DECIMAL: 8,
	OCTAL: 16,
	HEXADECIMAL: 32
};
const InterpolatedStringNodeFlags = {
	FROZEN: 4,
	MUTABLE: 8
};
const KeywordHashNodeFlags = { SYMBOL_KEYS: 4 };
const LoopFlags = { BEGIN_MODIFIER: 4 };
const ParameterFlags = { REPEATED_PARAMETER: 4 };
const ParenthesesNodeFlags = { MULTIPLE_STATEMENTS: 4 };
const RangeFlags = { EXCLUDE_END: 4 };
const RegularExpressionFlags = {
	IGNORE_CASE: 4,
	EXTENDED: 8,
	MULTI_LINE: 16,
	ONCE: 32,
	EUC_JP: 64,
	ASCII_8BIT: 128,
	WINDOWS_31J: 256,
	UTF_8: 512,
	FORCED_UTF8_ENCODING: 1024,
	FORCED_BINARY_ENCODING: 2048,
	FORCED_US_ASCII_ENCODING: 4096
};
const ShareableConstantNodeFlags = {
	LITERAL: 4,
	EXPERIMENTAL_EVERYTHING: 8,
	EXPERIMENTAL_COPY: 16
};
const StringFlags = {
	FORCED_UTF8_ENCODING: 4,
	FORCED_BINARY_ENCODING: 8,
	FROZEN: 16,
	MUTABLE: 32
};
const SymbolFlags = {
	FORCED_UTF8_ENCODING: 4,
	FORCED_BINARY_ENCODING: 8,
	FORCED_US_ASCII_ENCODING: 16
};
var AliasGlobalVariableNode = class {
	nodeID;
	location;
	#flags;
	newName;
	oldName;
	keywordLoc;
	constructor(nodeID, location, flags, newName, oldName, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.newName = newName;
		this.oldName = oldName;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitAliasGlobalVariableNode(this);
	}
	childNodes() {
		return [this.newName, this.oldName];
	}
	compactChildNodes() {
		return [this.newName, this.oldName];
	}
	toJSON() {
		return {
			type: "AliasGlobalVariableNode",
			location: this.location,
			flags: this.#flags,
			newName: this.newName,
			oldName: this.oldName,
			keywordLoc: this.keywordLoc
		};
	}
};
var AliasMethodNode = class {
	nodeID;
	location;
	#flags;
	newName;
	oldName;
	keywordLoc;
	constructor(nodeID, location, flags, newName, oldName, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.newName = newName;
		this.oldName = oldName;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitAliasMethodNode(this);
	}
	childNodes() {
		return [this.newName, this.oldName];
	}
	compactChildNodes() {
		return [this.newName, this.oldName];
	}
	toJSON() {
		return {
			type: "AliasMethodNode",
			location: this.location,
			flags: this.#flags,
			newName: this.newName,
			oldName: this.oldName,
			keywordLoc: this.keywordLoc
		};
	}
};
var AlternationPatternNode = class {
	nodeID;
	location;
	#flags;
	left;
	right;
	operatorLoc;
	constructor(nodeID, location, flags, left, right, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.left = left;
		this.right = right;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitAlternationPatternNode(this);
	}
	childNodes() {
		return [this.left, this.right];
	}
	compactChildNodes() {
		return [this.left, this.right];
	}
	toJSON() {
		return {
			type: "AlternationPatternNode",
			location: this.location,
			flags: this.#flags,
			left: this.left,
			right: this.right,
			operatorLoc: this.operatorLoc
		};
	}
};
var AndNode = class {
	nodeID;
	location;
	#flags;
	left;
	right;
	operatorLoc;
	constructor(nodeID, location, flags, left, right, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.left = left;
		this.right = right;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitAndNode(this);
	}
	childNodes() {
		return [this.left, this.right];
	}
	compactChildNodes() {
		return [this.left, this.right];
	}
	toJSON() {
		return {
			type: "AndNode",
			location: this.location,
			flags: this.#flags,
			left: this.left,
			right: this.right,
			operatorLoc: this.operatorLoc
		};
	}
};
var ArgumentsNode = class {
	nodeID;
	location;
	#flags;
	arguments_;
	constructor(nodeID, location, flags, arguments_) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.arguments_ = arguments_;
	}
	isContainsForwarding() {
		return (this.#flags & ArgumentsNodeFlags.CONTAINS_FORWARDING) !== 0;
	}
	isContainsKeywords() {
		return (this.#flags & ArgumentsNodeFlags.CONTAINS_KEYWORDS) !== 0;
	}
	isContainsKeywordSplat() {
		return (this.#flags & ArgumentsNodeFlags.CONTAINS_KEYWORD_SPLAT) !== 0;
	}
	isContainsSplat() {
		return (this.#flags & ArgumentsNodeFlags.CONTAINS_SPLAT) !== 0;
	}
	isContainsMultipleSplats() {
		return (this.#flags & ArgumentsNodeFlags.CONTAINS_MULTIPLE_SPLATS) !== 0;
	}
	accept(visitor) {
		visitor.visitArgumentsNode(this);
	}
	childNodes() {
		return [...this.arguments_];
	}
	compactChildNodes() {
		return [...this.arguments_];
	}
	toJSON() {
		return {
			type: "ArgumentsNode",
			location: this.location,
			flags: this.#flags,
			arguments: this.arguments_
		};
	}
};
var ArrayNode = class {
	nodeID;
	location;
	#flags;
	elements;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, elements, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.elements = elements;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	isContainsSplat() {
		return (this.#flags & ArrayNodeFlags.CONTAINS_SPLAT) !== 0;
	}
	accept(visitor) {
		visitor.visitArrayNode(this);
	}
	childNodes() {
		return [...this.elements];
	}
	compactChildNodes() {
		return [...this.elements];
	}
	toJSON() {
		return {
			type: "ArrayNode",
			location: this.location,
			flags: this.#flags,
			elements: this.elements,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var ArrayPatternNode = class {
	nodeID;
	location;
	#flags;
	constant;
	requireds;
	rest;
	posts;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, constant, requireds, rest, posts, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.constant = constant;
		this.requireds = requireds;
		this.rest = rest;
		this.posts = posts;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitArrayPatternNode(this);
	}
	childNodes() {
		return [
			this.constant,
			...this.requireds,
			this.rest,
			...this.posts
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.constant) compact.push(this.constant);
		compact.concat(this.requireds);
		if (this.rest) compact.push(this.rest);
		compact.concat(this.posts);
		return compact;
	}
	toJSON() {
		return {
			type: "ArrayPatternNode",
			location: this.location,
			flags: this.#flags,
			constant: this.constant,
			requireds: this.requireds,
			rest: this.rest,
			posts: this.posts,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var AssocNode = class {
	nodeID;
	location;
	#flags;
	key;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, key, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.key = key;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitAssocNode(this);
	}
	childNodes() {
		return [this.key, this.value];
	}
	compactChildNodes() {
		return [this.key, this.value];
	}
	toJSON() {
		return {
			type: "AssocNode",
			location: this.location,
			flags: this.#flags,
			key: this.key,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var AssocSplatNode = class {
	nodeID;
	location;
	#flags;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitAssocSplatNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		const compact = [];
		if (this.value) compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "AssocSplatNode",
			location: this.location,
			flags: this.#flags,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var BackReferenceReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitBackReferenceReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "BackReferenceReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var BeginNode = class {
	nodeID;
	location;
	#flags;
	beginKeywordLoc;
	statements;
	rescueClause;
	elseClause;
	ensureClause;
	endKeywordLoc;
	constructor(nodeID, location, flags, beginKeywordLoc, statements, rescueClause, elseClause, ensureClause, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.beginKeywordLoc = beginKeywordLoc;
		this.statements = statements;
		this.rescueClause = rescueClause;
		this.elseClause = elseClause;
		this.ensureClause = ensureClause;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitBeginNode(this);
	}
	childNodes() {
		return [
			this.statements,
			this.rescueClause,
			this.elseClause,
			this.ensureClause
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		if (this.rescueClause) compact.push(this.rescueClause);
		if (this.elseClause) compact.push(this.elseClause);
		if (this.ensureClause) compact.push(this.ensureClause);
		return compact;
	}
	toJSON() {
		return {
			type: "BeginNode",
			location: this.location,
			flags: this.#flags,
			beginKeywordLoc: this.beginKeywordLoc,
			statements: this.statements,
			rescueClause: this.rescueClause,
			elseClause: this.elseClause,
			ensureClause: this.ensureClause,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var BlockArgumentNode = class {
	nodeID;
	location;
	#flags;
	expression;
	operatorLoc;
	constructor(nodeID, location, flags, expression, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.expression = expression;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitBlockArgumentNode(this);
	}
	childNodes() {
		return [this.expression];
	}
	compactChildNodes() {
		const compact = [];
		if (this.expression) compact.push(this.expression);
		return compact;
	}
	toJSON() {
		return {
			type: "BlockArgumentNode",
			location: this.location,
			flags: this.#flags,
			expression: this.expression,
			operatorLoc: this.operatorLoc
		};
	}
};
var BlockLocalVariableNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitBlockLocalVariableNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "BlockLocalVariableNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var BlockNode = class {
	nodeID;
	location;
	#flags;
	locals;
	parameters;
	body;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, locals, parameters, body, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.parameters = parameters;
		this.body = body;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitBlockNode(this);
	}
	childNodes() {
		return [this.parameters, this.body];
	}
	compactChildNodes() {
		const compact = [];
		if (this.parameters) compact.push(this.parameters);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "BlockNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			parameters: this.parameters,
			body: this.body,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var BlockParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitBlockParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "BlockParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc
		};
	}
};
var BlockParametersNode = class {
	nodeID;
	location;
	#flags;
	parameters;
	locals;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, parameters, locals, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.parameters = parameters;
		this.locals = locals;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitBlockParametersNode(this);
	}
	childNodes() {
		return [this.parameters, ...this.locals];
	}
	compactChildNodes() {
		const compact = [];
		if (this.parameters) compact.push(this.parameters);
		compact.concat(this.locals);
		return compact;
	}
	toJSON() {
		return {
			type: "BlockParametersNode",
			location: this.location,
			flags: this.#flags,
			parameters: this.parameters,
			locals: this.locals,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var BreakNode = class {
	nodeID;
	location;
	#flags;
	arguments_;
	keywordLoc;
	constructor(nodeID, location, flags, arguments_, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.arguments_ = arguments_;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitBreakNode(this);
	}
	childNodes() {
		return [this.arguments_];
	}
	compactChildNodes() {
		const compact = [];
		if (this.arguments_) compact.push(this.arguments_);
		return compact;
	}
	toJSON() {
		return {
			type: "BreakNode",
			location: this.location,
			flags: this.#flags,
			arguments: this.arguments_,
			keywordLoc: this.keywordLoc
		};
	}
};
var CallAndWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	messageLoc;
	readName;
	writeName;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, messageLoc, readName, writeName, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.messageLoc = messageLoc;
		this.readName = readName;
		this.writeName = writeName;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitCallAndWriteNode(this);
	}
	childNodes() {
		return [this.receiver, this.value];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "CallAndWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			messageLoc: this.messageLoc,
			readName: this.readName,
			writeName: this.writeName,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var CallNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	name;
	messageLoc;
	openingLoc;
	arguments_;
	closingLoc;
	equalLoc;
	block;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, name, messageLoc, openingLoc, arguments_, closingLoc, equalLoc, block) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.name = name;
		this.messageLoc = messageLoc;
		this.openingLoc = openingLoc;
		this.arguments_ = arguments_;
		this.closingLoc = closingLoc;
		this.equalLoc = equalLoc;
		this.block = block;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitCallNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.arguments_,
			this.block
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		return compact;
	}
	toJSON() {
		return {
			type: "CallNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			name: this.name,
			messageLoc: this.messageLoc,
			openingLoc: this.openingLoc,
			arguments: this.arguments_,
			closingLoc: this.closingLoc,
			equalLoc: this.equalLoc,
			block: this.block
		};
	}
};
var CallOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	messageLoc;
	readName;
	writeName;
	binaryOperator;
	binaryOperatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, messageLoc, readName, writeName, binaryOperator, binaryOperatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.messageLoc = messageLoc;
		this.readName = readName;
		this.writeName = writeName;
		this.binaryOperator = binaryOperator;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitCallOperatorWriteNode(this);
	}
	childNodes() {
		return [this.receiver, this.value];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "CallOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			messageLoc: this.messageLoc,
			readName: this.readName,
			writeName: this.writeName,
			binaryOperator: this.binaryOperator,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value
		};
	}
};
var CallOrWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	messageLoc;
	readName;
	writeName;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, messageLoc, readName, writeName, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.messageLoc = messageLoc;
		this.readName = readName;
		this.writeName = writeName;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitCallOrWriteNode(this);
	}
	childNodes() {
		return [this.receiver, this.value];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "CallOrWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			messageLoc: this.messageLoc,
			readName: this.readName,
			writeName: this.writeName,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var CallTargetNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	name;
	messageLoc;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, name, messageLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.name = name;
		this.messageLoc = messageLoc;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitCallTargetNode(this);
	}
	childNodes() {
		return [this.receiver];
	}
	compactChildNodes() {
		return [this.receiver];
	}
	toJSON() {
		return {
			type: "CallTargetNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			name: this.name,
			messageLoc: this.messageLoc
		};
	}
};
var CapturePatternNode = class {
	nodeID;
	location;
	#flags;
	value;
	target;
	operatorLoc;
	constructor(nodeID, location, flags, value, target, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
		this.target = target;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitCapturePatternNode(this);
	}
	childNodes() {
		return [this.value, this.target];
	}
	compactChildNodes() {
		return [this.value, this.target];
	}
	toJSON() {
		return {
			type: "CapturePatternNode",
			location: this.location,
			flags: this.#flags,
			value: this.value,
			target: this.target,
			operatorLoc: this.operatorLoc
		};
	}
};
var CaseMatchNode = class {
	nodeID;
	location;
	#flags;
	predicate;
	conditions;
	elseClause;
	caseKeywordLoc;
	endKeywordLoc;
	constructor(nodeID, location, flags, predicate, conditions, elseClause, caseKeywordLoc, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.predicate = predicate;
		this.conditions = conditions;
		this.elseClause = elseClause;
		this.caseKeywordLoc = caseKeywordLoc;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitCaseMatchNode(this);
	}
	childNodes() {
		return [
			this.predicate,
			...this.conditions,
			this.elseClause
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.predicate) compact.push(this.predicate);
		compact.concat(this.conditions);
		if (this.elseClause) compact.push(this.elseClause);
		return compact;
	}
	toJSON() {
		return {
			type: "CaseMatchNode",
			location: this.location,
			flags: this.#flags,
			predicate: this.predicate,
			conditions: this.conditions,
			elseClause: this.elseClause,
			caseKeywordLoc: this.caseKeywordLoc,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var CaseNode = class {
	nodeID;
	location;
	#flags;
	predicate;
	conditions;
	elseClause;
	caseKeywordLoc;
	endKeywordLoc;
	constructor(nodeID, location, flags, predicate, conditions, elseClause, caseKeywordLoc, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.predicate = predicate;
		this.conditions = conditions;
		this.elseClause = elseClause;
		this.caseKeywordLoc = caseKeywordLoc;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitCaseNode(this);
	}
	childNodes() {
		return [
			this.predicate,
			...this.conditions,
			this.elseClause
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.predicate) compact.push(this.predicate);
		compact.concat(this.conditions);
		if (this.elseClause) compact.push(this.elseClause);
		return compact;
	}
	toJSON() {
		return {
			type: "CaseNode",
			location: this.location,
			flags: this.#flags,
			predicate: this.predicate,
			conditions: this.conditions,
			elseClause: this.elseClause,
			caseKeywordLoc: this.caseKeywordLoc,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var ClassNode = class {
	nodeID;
	location;
	#flags;
	locals;
	classKeywordLoc;
	constantPath;
	inheritanceOperatorLoc;
	superclass;
	body;
	endKeywordLoc;
	name;
	constructor(nodeID, location, flags, locals, classKeywordLoc, constantPath, inheritanceOperatorLoc, superclass, body, endKeywordLoc, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.classKeywordLoc = classKeywordLoc;
		this.constantPath = constantPath;
		this.inheritanceOperatorLoc = inheritanceOperatorLoc;
		this.superclass = superclass;
		this.body = body;
		this.endKeywordLoc = endKeywordLoc;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitClassNode(this);
	}
	childNodes() {
		return [
			this.constantPath,
			this.superclass,
			this.body
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.constantPath);
		if (this.superclass) compact.push(this.superclass);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "ClassNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			classKeywordLoc: this.classKeywordLoc,
			constantPath: this.constantPath,
			inheritanceOperatorLoc: this.inheritanceOperatorLoc,
			superclass: this.superclass,
			body: this.body,
			endKeywordLoc: this.endKeywordLoc,
			name: this.name
		};
	}
};
var ClassVariableAndWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitClassVariableAndWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ClassVariableAndWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ClassVariableOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	binaryOperatorLoc;
	value;
	binaryOperator;
	constructor(nodeID, location, flags, name, nameLoc, binaryOperatorLoc, value, binaryOperator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.binaryOperator = binaryOperator;
	}
	accept(visitor) {
		visitor.visitClassVariableOperatorWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ClassVariableOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			binaryOperator: this.binaryOperator
		};
	}
};
var ClassVariableOrWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitClassVariableOrWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ClassVariableOrWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ClassVariableReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitClassVariableReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ClassVariableReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var ClassVariableTargetNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitClassVariableTargetNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ClassVariableTargetNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var ClassVariableWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitClassVariableWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ClassVariableWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var ConstantAndWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitConstantAndWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ConstantAndWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ConstantOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	binaryOperatorLoc;
	value;
	binaryOperator;
	constructor(nodeID, location, flags, name, nameLoc, binaryOperatorLoc, value, binaryOperator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.binaryOperator = binaryOperator;
	}
	accept(visitor) {
		visitor.visitConstantOperatorWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ConstantOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			binaryOperator: this.binaryOperator
		};
	}
};
var ConstantOrWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitConstantOrWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ConstantOrWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ConstantPathAndWriteNode = class {
	nodeID;
	location;
	#flags;
	target;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, target, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.target = target;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitConstantPathAndWriteNode(this);
	}
	childNodes() {
		return [this.target, this.value];
	}
	compactChildNodes() {
		return [this.target, this.value];
	}
	toJSON() {
		return {
			type: "ConstantPathAndWriteNode",
			location: this.location,
			flags: this.#flags,
			target: this.target,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ConstantPathNode = class {
	nodeID;
	location;
	#flags;
	parent;
	name;
	delimiterLoc;
	nameLoc;
	constructor(nodeID, location, flags, parent, name, delimiterLoc, nameLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.parent = parent;
		this.name = name;
		this.delimiterLoc = delimiterLoc;
		this.nameLoc = nameLoc;
	}
	accept(visitor) {
		visitor.visitConstantPathNode(this);
	}
	childNodes() {
		return [this.parent];
	}
	compactChildNodes() {
		const compact = [];
		if (this.parent) compact.push(this.parent);
		return compact;
	}
	toJSON() {
		return {
			type: "ConstantPathNode",
			location: this.location,
			flags: this.#flags,
			parent: this.parent,
			name: this.name,
			delimiterLoc: this.delimiterLoc,
			nameLoc: this.nameLoc
		};
	}
};
var ConstantPathOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	target;
	binaryOperatorLoc;
	value;
	binaryOperator;
	constructor(nodeID, location, flags, target, binaryOperatorLoc, value, binaryOperator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.target = target;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.binaryOperator = binaryOperator;
	}
	accept(visitor) {
		visitor.visitConstantPathOperatorWriteNode(this);
	}
	childNodes() {
		return [this.target, this.value];
	}
	compactChildNodes() {
		return [this.target, this.value];
	}
	toJSON() {
		return {
			type: "ConstantPathOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			target: this.target,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			binaryOperator: this.binaryOperator
		};
	}
};
var ConstantPathOrWriteNode = class {
	nodeID;
	location;
	#flags;
	target;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, target, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.target = target;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitConstantPathOrWriteNode(this);
	}
	childNodes() {
		return [this.target, this.value];
	}
	compactChildNodes() {
		return [this.target, this.value];
	}
	toJSON() {
		return {
			type: "ConstantPathOrWriteNode",
			location: this.location,
			flags: this.#flags,
			target: this.target,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ConstantPathTargetNode = class {
	nodeID;
	location;
	#flags;
	parent;
	name;
	delimiterLoc;
	nameLoc;
	constructor(nodeID, location, flags, parent, name, delimiterLoc, nameLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.parent = parent;
		this.name = name;
		this.delimiterLoc = delimiterLoc;
		this.nameLoc = nameLoc;
	}
	accept(visitor) {
		visitor.visitConstantPathTargetNode(this);
	}
	childNodes() {
		return [this.parent];
	}
	compactChildNodes() {
		const compact = [];
		if (this.parent) compact.push(this.parent);
		return compact;
	}
	toJSON() {
		return {
			type: "ConstantPathTargetNode",
			location: this.location,
			flags: this.#flags,
			parent: this.parent,
			name: this.name,
			delimiterLoc: this.delimiterLoc,
			nameLoc: this.nameLoc
		};
	}
};
var ConstantPathWriteNode = class {
	nodeID;
	location;
	#flags;
	target;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, target, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.target = target;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitConstantPathWriteNode(this);
	}
	childNodes() {
		return [this.target, this.value];
	}
	compactChildNodes() {
		return [this.target, this.value];
	}
	toJSON() {
		return {
			type: "ConstantPathWriteNode",
			location: this.location,
			flags: this.#flags,
			target: this.target,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var ConstantReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitConstantReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ConstantReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var ConstantTargetNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitConstantTargetNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ConstantTargetNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var ConstantWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitConstantWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ConstantWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var DefNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	receiver;
	parameters;
	body;
	locals;
	defKeywordLoc;
	operatorLoc;
	lparenLoc;
	rparenLoc;
	equalLoc;
	endKeywordLoc;
	constructor(nodeID, location, flags, name, nameLoc, receiver, parameters, body, locals, defKeywordLoc, operatorLoc, lparenLoc, rparenLoc, equalLoc, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.receiver = receiver;
		this.parameters = parameters;
		this.body = body;
		this.locals = locals;
		this.defKeywordLoc = defKeywordLoc;
		this.operatorLoc = operatorLoc;
		this.lparenLoc = lparenLoc;
		this.rparenLoc = rparenLoc;
		this.equalLoc = equalLoc;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitDefNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.parameters,
			this.body
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		if (this.parameters) compact.push(this.parameters);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "DefNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			receiver: this.receiver,
			parameters: this.parameters,
			body: this.body,
			locals: this.locals,
			defKeywordLoc: this.defKeywordLoc,
			operatorLoc: this.operatorLoc,
			lparenLoc: this.lparenLoc,
			rparenLoc: this.rparenLoc,
			equalLoc: this.equalLoc,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var DefinedNode = class {
	nodeID;
	location;
	#flags;
	lparenLoc;
	value;
	rparenLoc;
	keywordLoc;
	constructor(nodeID, location, flags, lparenLoc, value, rparenLoc, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.lparenLoc = lparenLoc;
		this.value = value;
		this.rparenLoc = rparenLoc;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitDefinedNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "DefinedNode",
			location: this.location,
			flags: this.#flags,
			lparenLoc: this.lparenLoc,
			value: this.value,
			rparenLoc: this.rparenLoc,
			keywordLoc: this.keywordLoc
		};
	}
};
var ElseNode = class {
	nodeID;
	location;
	#flags;
	elseKeywordLoc;
	statements;
	endKeywordLoc;
	constructor(nodeID, location, flags, elseKeywordLoc, statements, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.elseKeywordLoc = elseKeywordLoc;
		this.statements = statements;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitElseNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "ElseNode",
			location: this.location,
			flags: this.#flags,
			elseKeywordLoc: this.elseKeywordLoc,
			statements: this.statements,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var EmbeddedStatementsNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	statements;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, statements, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.statements = statements;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitEmbeddedStatementsNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "EmbeddedStatementsNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			statements: this.statements,
			closingLoc: this.closingLoc
		};
	}
};
var EmbeddedVariableNode = class {
	nodeID;
	location;
	#flags;
	operatorLoc;
	variable;
	constructor(nodeID, location, flags, operatorLoc, variable) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.operatorLoc = operatorLoc;
		this.variable = variable;
	}
	accept(visitor) {
		visitor.visitEmbeddedVariableNode(this);
	}
	childNodes() {
		return [this.variable];
	}
	compactChildNodes() {
		return [this.variable];
	}
	toJSON() {
		return {
			type: "EmbeddedVariableNode",
			location: this.location,
			flags: this.#flags,
			operatorLoc: this.operatorLoc,
			variable: this.variable
		};
	}
};
var EnsureNode = class {
	nodeID;
	location;
	#flags;
	ensureKeywordLoc;
	statements;
	endKeywordLoc;
	constructor(nodeID, location, flags, ensureKeywordLoc, statements, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.ensureKeywordLoc = ensureKeywordLoc;
		this.statements = statements;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitEnsureNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "EnsureNode",
			location: this.location,
			flags: this.#flags,
			ensureKeywordLoc: this.ensureKeywordLoc,
			statements: this.statements,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var FalseNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitFalseNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "FalseNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var FindPatternNode = class {
	nodeID;
	location;
	#flags;
	constant;
	left;
	requireds;
	right;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, constant, left, requireds, right, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.constant = constant;
		this.left = left;
		this.requireds = requireds;
		this.right = right;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitFindPatternNode(this);
	}
	childNodes() {
		return [
			this.constant,
			this.left,
			...this.requireds,
			this.right
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.constant) compact.push(this.constant);
		compact.push(this.left);
		compact.concat(this.requireds);
		compact.push(this.right);
		return compact;
	}
	toJSON() {
		return {
			type: "FindPatternNode",
			location: this.location,
			flags: this.#flags,
			constant: this.constant,
			left: this.left,
			requireds: this.requireds,
			right: this.right,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var FlipFlopNode = class {
	nodeID;
	location;
	#flags;
	left;
	right;
	operatorLoc;
	constructor(nodeID, location, flags, left, right, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.left = left;
		this.right = right;
		this.operatorLoc = operatorLoc;
	}
	isExcludeEnd() {
		return (this.#flags & RangeFlags.EXCLUDE_END) !== 0;
	}
	accept(visitor) {
		visitor.visitFlipFlopNode(this);
	}
	childNodes() {
		return [this.left, this.right];
	}
	compactChildNodes() {
		const compact = [];
		if (this.left) compact.push(this.left);
		if (this.right) compact.push(this.right);
		return compact;
	}
	toJSON() {
		return {
			type: "FlipFlopNode",
			location: this.location,
			flags: this.#flags,
			left: this.left,
			right: this.right,
			operatorLoc: this.operatorLoc
		};
	}
};
var FloatNode = class {
	nodeID;
	location;
	#flags;
	value;
	constructor(nodeID, location, flags, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitFloatNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "FloatNode",
			location: this.location,
			flags: this.#flags,
			value: this.value
		};
	}
};
var ForNode = class {
	nodeID;
	location;
	#flags;
	index;
	collection;
	statements;
	forKeywordLoc;
	inKeywordLoc;
	doKeywordLoc;
	endKeywordLoc;
	constructor(nodeID, location, flags, index, collection, statements, forKeywordLoc, inKeywordLoc, doKeywordLoc, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.index = index;
		this.collection = collection;
		this.statements = statements;
		this.forKeywordLoc = forKeywordLoc;
		this.inKeywordLoc = inKeywordLoc;
		this.doKeywordLoc = doKeywordLoc;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitForNode(this);
	}
	childNodes() {
		return [
			this.index,
			this.collection,
			this.statements
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.index);
		compact.push(this.collection);
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "ForNode",
			location: this.location,
			flags: this.#flags,
			index: this.index,
			collection: this.collection,
			statements: this.statements,
			forKeywordLoc: this.forKeywordLoc,
			inKeywordLoc: this.inKeywordLoc,
			doKeywordLoc: this.doKeywordLoc,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var ForwardingArgumentsNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitForwardingArgumentsNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ForwardingArgumentsNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ForwardingParameterNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitForwardingParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ForwardingParameterNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ForwardingSuperNode = class {
	nodeID;
	location;
	#flags;
	block;
	constructor(nodeID, location, flags, block) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.block = block;
	}
	accept(visitor) {
		visitor.visitForwardingSuperNode(this);
	}
	childNodes() {
		return [this.block];
	}
	compactChildNodes() {
		const compact = [];
		if (this.block) compact.push(this.block);
		return compact;
	}
	toJSON() {
		return {
			type: "ForwardingSuperNode",
			location: this.location,
			flags: this.#flags,
			block: this.block
		};
	}
};
var GlobalVariableAndWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitGlobalVariableAndWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "GlobalVariableAndWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var GlobalVariableOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	binaryOperatorLoc;
	value;
	binaryOperator;
	constructor(nodeID, location, flags, name, nameLoc, binaryOperatorLoc, value, binaryOperator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.binaryOperator = binaryOperator;
	}
	accept(visitor) {
		visitor.visitGlobalVariableOperatorWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "GlobalVariableOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			binaryOperator: this.binaryOperator
		};
	}
};
var GlobalVariableOrWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitGlobalVariableOrWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "GlobalVariableOrWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var GlobalVariableReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitGlobalVariableReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "GlobalVariableReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var GlobalVariableTargetNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitGlobalVariableTargetNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "GlobalVariableTargetNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var GlobalVariableWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitGlobalVariableWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "GlobalVariableWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var HashNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	elements;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, elements, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.elements = elements;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitHashNode(this);
	}
	childNodes() {
		return [...this.elements];
	}
	compactChildNodes() {
		return [...this.elements];
	}
	toJSON() {
		return {
			type: "HashNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			elements: this.elements,
			closingLoc: this.closingLoc
		};
	}
};
var HashPatternNode = class {
	nodeID;
	location;
	#flags;
	constant;
	elements;
	rest;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, constant, elements, rest, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.constant = constant;
		this.elements = elements;
		this.rest = rest;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitHashPatternNode(this);
	}
	childNodes() {
		return [
			this.constant,
			...this.elements,
			this.rest
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.constant) compact.push(this.constant);
		compact.concat(this.elements);
		if (this.rest) compact.push(this.rest);
		return compact;
	}
	toJSON() {
		return {
			type: "HashPatternNode",
			location: this.location,
			flags: this.#flags,
			constant: this.constant,
			elements: this.elements,
			rest: this.rest,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var IfNode = class {
	nodeID;
	location;
	#flags;
	ifKeywordLoc;
	predicate;
	thenKeywordLoc;
	statements;
	subsequent;
	endKeywordLoc;
	constructor(nodeID, location, flags, ifKeywordLoc, predicate, thenKeywordLoc, statements, subsequent, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.ifKeywordLoc = ifKeywordLoc;
		this.predicate = predicate;
		this.thenKeywordLoc = thenKeywordLoc;
		this.statements = statements;
		this.subsequent = subsequent;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitIfNode(this);
	}
	childNodes() {
		return [
			this.predicate,
			this.statements,
			this.subsequent
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.predicate);
		if (this.statements) compact.push(this.statements);
		if (this.subsequent) compact.push(this.subsequent);
		return compact;
	}
	toJSON() {
		return {
			type: "IfNode",
			location: this.location,
			flags: this.#flags,
			ifKeywordLoc: this.ifKeywordLoc,
			predicate: this.predicate,
			thenKeywordLoc: this.thenKeywordLoc,
			statements: this.statements,
			subsequent: this.subsequent,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var ImaginaryNode = class {
	nodeID;
	location;
	#flags;
	numeric;
	constructor(nodeID, location, flags, numeric) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.numeric = numeric;
	}
	accept(visitor) {
		visitor.visitImaginaryNode(this);
	}
	childNodes() {
		return [this.numeric];
	}
	compactChildNodes() {
		return [this.numeric];
	}
	toJSON() {
		return {
			type: "ImaginaryNode",
			location: this.location,
			flags: this.#flags,
			numeric: this.numeric
		};
	}
};
var ImplicitNode = class {
	nodeID;
	location;
	#flags;
	value;
	constructor(nodeID, location, flags, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitImplicitNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "ImplicitNode",
			location: this.location,
			flags: this.#flags,
			value: this.value
		};
	}
};
var ImplicitRestNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitImplicitRestNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ImplicitRestNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var InNode = class {
	nodeID;
	location;
	#flags;
	pattern;
	statements;
	inLoc;
	thenLoc;
	constructor(nodeID, location, flags, pattern, statements, inLoc, thenLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.pattern = pattern;
		this.statements = statements;
		this.inLoc = inLoc;
		this.thenLoc = thenLoc;
	}
	accept(visitor) {
		visitor.visitInNode(this);
	}
	childNodes() {
		return [this.pattern, this.statements];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.pattern);
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "InNode",
			location: this.location,
			flags: this.#flags,
			pattern: this.pattern,
			statements: this.statements,
			inLoc: this.inLoc,
			thenLoc: this.thenLoc
		};
	}
};
var IndexAndWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	openingLoc;
	arguments_;
	closingLoc;
	block;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, openingLoc, arguments_, closingLoc, block, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.openingLoc = openingLoc;
		this.arguments_ = arguments_;
		this.closingLoc = closingLoc;
		this.block = block;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitIndexAndWriteNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.arguments_,
			this.block,
			this.value
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "IndexAndWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			openingLoc: this.openingLoc,
			arguments: this.arguments_,
			closingLoc: this.closingLoc,
			block: this.block,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var IndexOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	openingLoc;
	arguments_;
	closingLoc;
	block;
	binaryOperator;
	binaryOperatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, openingLoc, arguments_, closingLoc, block, binaryOperator, binaryOperatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.openingLoc = openingLoc;
		this.arguments_ = arguments_;
		this.closingLoc = closingLoc;
		this.block = block;
		this.binaryOperator = binaryOperator;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitIndexOperatorWriteNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.arguments_,
			this.block,
			this.value
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "IndexOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			openingLoc: this.openingLoc,
			arguments: this.arguments_,
			closingLoc: this.closingLoc,
			block: this.block,
			binaryOperator: this.binaryOperator,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value
		};
	}
};
var IndexOrWriteNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	callOperatorLoc;
	openingLoc;
	arguments_;
	closingLoc;
	block;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, receiver, callOperatorLoc, openingLoc, arguments_, closingLoc, block, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.callOperatorLoc = callOperatorLoc;
		this.openingLoc = openingLoc;
		this.arguments_ = arguments_;
		this.closingLoc = closingLoc;
		this.block = block;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitIndexOrWriteNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.arguments_,
			this.block,
			this.value
		];
	}
	compactChildNodes() {
		const compact = [];
		if (this.receiver) compact.push(this.receiver);
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "IndexOrWriteNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			callOperatorLoc: this.callOperatorLoc,
			openingLoc: this.openingLoc,
			arguments: this.arguments_,
			closingLoc: this.closingLoc,
			block: this.block,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var IndexTargetNode = class {
	nodeID;
	location;
	#flags;
	receiver;
	openingLoc;
	arguments_;
	closingLoc;
	block;
	constructor(nodeID, location, flags, receiver, openingLoc, arguments_, closingLoc, block) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.receiver = receiver;
		this.openingLoc = openingLoc;
		this.arguments_ = arguments_;
		this.closingLoc = closingLoc;
		this.block = block;
	}
	isSafeNavigation() {
		return (this.#flags & CallNodeFlags.SAFE_NAVIGATION) !== 0;
	}
	isVariableCall() {
		return (this.#flags & CallNodeFlags.VARIABLE_CALL) !== 0;
	}
	isAttributeWrite() {
		return (this.#flags & CallNodeFlags.ATTRIBUTE_WRITE) !== 0;
	}
	isIgnoreVisibility() {
		return (this.#flags & CallNodeFlags.IGNORE_VISIBILITY) !== 0;
	}
	accept(visitor) {
		visitor.visitIndexTargetNode(this);
	}
	childNodes() {
		return [
			this.receiver,
			this.arguments_,
			this.block
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.receiver);
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		return compact;
	}
	toJSON() {
		return {
			type: "IndexTargetNode",
			location: this.location,
			flags: this.#flags,
			receiver: this.receiver,
			openingLoc: this.openingLoc,
			arguments: this.arguments_,
			closingLoc: this.closingLoc,
			block: this.block
		};
	}
};
var InstanceVariableAndWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitInstanceVariableAndWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "InstanceVariableAndWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var InstanceVariableOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	binaryOperatorLoc;
	value;
	binaryOperator;
	constructor(nodeID, location, flags, name, nameLoc, binaryOperatorLoc, value, binaryOperator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.binaryOperator = binaryOperator;
	}
	accept(visitor) {
		visitor.visitInstanceVariableOperatorWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "InstanceVariableOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			binaryOperator: this.binaryOperator
		};
	}
};
var InstanceVariableOrWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitInstanceVariableOrWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "InstanceVariableOrWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var InstanceVariableReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitInstanceVariableReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "InstanceVariableReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var InstanceVariableTargetNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitInstanceVariableTargetNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "InstanceVariableTargetNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var InstanceVariableWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitInstanceVariableWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "InstanceVariableWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var IntegerNode = class {
	nodeID;
	location;
	#flags;
	value;
	constructor(nodeID, location, flags, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
	}
	isBinary() {
		return (this.#flags & IntegerBaseFlags.BINARY) !== 0;
	}
	isDecimal() {
		return (this.#flags & IntegerBaseFlags.DECIMAL) !== 0;
	}
	isOctal() {
		return (this.#flags & IntegerBaseFlags.OCTAL) !== 0;
	}
	isHexadecimal() {
		return (this.#flags & IntegerBaseFlags.HEXADECIMAL) !== 0;
	}
	accept(visitor) {
		visitor.visitIntegerNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "IntegerNode",
			location: this.location,
			flags: this.#flags,
			value: this.value
		};
	}
};
var InterpolatedMatchLastLineNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	parts;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, parts, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.parts = parts;
		this.closingLoc = closingLoc;
	}
	isIgnoreCase() {
		return (this.#flags & RegularExpressionFlags.IGNORE_CASE) !== 0;
	}
	isExtended() {
		return (this.#flags & RegularExpressionFlags.EXTENDED) !== 0;
	}
	isMultiLine() {
		return (this.#flags & RegularExpressionFlags.MULTI_LINE) !== 0;
	}
	isOnce() {
		return (this.#flags & RegularExpressionFlags.ONCE) !== 0;
	}
	isEucJp() {
		return (this.#flags & RegularExpressionFlags.EUC_JP) !== 0;
	}
	isAscii8bit() {
		return (this.#flags & RegularExpressionFlags.ASCII_8BIT) !== 0;
	}
	isWindows31j() {
		return (this.#flags & RegularExpressionFlags.WINDOWS_31J) !== 0;
	}
	isUtf8() {
		return (this.#flags & RegularExpressionFlags.UTF_8) !== 0;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isForcedUsAsciiEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_US_ASCII_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitInterpolatedMatchLastLineNode(this);
	}
	childNodes() {
		return [...this.parts];
	}
	compactChildNodes() {
		return [...this.parts];
	}
	toJSON() {
		return {
			type: "InterpolatedMatchLastLineNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			parts: this.parts,
			closingLoc: this.closingLoc
		};
	}
};
var InterpolatedRegularExpressionNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	parts;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, parts, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.parts = parts;
		this.closingLoc = closingLoc;
	}
	isIgnoreCase() {
		return (this.#flags & RegularExpressionFlags.IGNORE_CASE) !== 0;
	}
	isExtended() {
		return (this.#flags & RegularExpressionFlags.EXTENDED) !== 0;
	}
	isMultiLine() {
		return (this.#flags & RegularExpressionFlags.MULTI_LINE) !== 0;
	}
	isOnce() {
		return (this.#flags & RegularExpressionFlags.ONCE) !== 0;
	}
	isEucJp() {
		return (this.#flags & RegularExpressionFlags.EUC_JP) !== 0;
	}
	isAscii8bit() {
		return (this.#flags & RegularExpressionFlags.ASCII_8BIT) !== 0;
	}
	isWindows31j() {
		return (this.#flags & RegularExpressionFlags.WINDOWS_31J) !== 0;
	}
	isUtf8() {
		return (this.#flags & RegularExpressionFlags.UTF_8) !== 0;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isForcedUsAsciiEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_US_ASCII_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitInterpolatedRegularExpressionNode(this);
	}
	childNodes() {
		return [...this.parts];
	}
	compactChildNodes() {
		return [...this.parts];
	}
	toJSON() {
		return {
			type: "InterpolatedRegularExpressionNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			parts: this.parts,
			closingLoc: this.closingLoc
		};
	}
};
var InterpolatedStringNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	parts;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, parts, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.parts = parts;
		this.closingLoc = closingLoc;
	}
	isFrozen() {
		return (this.#flags & InterpolatedStringNodeFlags.FROZEN) !== 0;
	}
	isMutable() {
		return (this.#flags & InterpolatedStringNodeFlags.MUTABLE) !== 0;
	}
	accept(visitor) {
		visitor.visitInterpolatedStringNode(this);
	}
	childNodes() {
		return [...this.parts];
	}
	compactChildNodes() {
		return [...this.parts];
	}
	toJSON() {
		return {
			type: "InterpolatedStringNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			parts: this.parts,
			closingLoc: this.closingLoc
		};
	}
};
var InterpolatedSymbolNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	parts;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, parts, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.parts = parts;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitInterpolatedSymbolNode(this);
	}
	childNodes() {
		return [...this.parts];
	}
	compactChildNodes() {
		return [...this.parts];
	}
	toJSON() {
		return {
			type: "InterpolatedSymbolNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			parts: this.parts,
			closingLoc: this.closingLoc
		};
	}
};
var InterpolatedXStringNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	parts;
	closingLoc;
	constructor(nodeID, location, flags, openingLoc, parts, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.parts = parts;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitInterpolatedXStringNode(this);
	}
	childNodes() {
		return [...this.parts];
	}
	compactChildNodes() {
		return [...this.parts];
	}
	toJSON() {
		return {
			type: "InterpolatedXStringNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			parts: this.parts,
			closingLoc: this.closingLoc
		};
	}
};
var ItLocalVariableReadNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitItLocalVariableReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ItLocalVariableReadNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ItParametersNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitItParametersNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "ItParametersNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var KeywordHashNode = class {
	nodeID;
	location;
	#flags;
	elements;
	constructor(nodeID, location, flags, elements) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.elements = elements;
	}
	isSymbolKeys() {
		return (this.#flags & KeywordHashNodeFlags.SYMBOL_KEYS) !== 0;
	}
	accept(visitor) {
		visitor.visitKeywordHashNode(this);
	}
	childNodes() {
		return [...this.elements];
	}
	compactChildNodes() {
		return [...this.elements];
	}
	toJSON() {
		return {
			type: "KeywordHashNode",
			location: this.location,
			flags: this.#flags,
			elements: this.elements
		};
	}
};
var KeywordRestParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitKeywordRestParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "KeywordRestParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc
		};
	}
};
var LambdaNode = class {
	nodeID;
	location;
	#flags;
	locals;
	operatorLoc;
	openingLoc;
	closingLoc;
	parameters;
	body;
	constructor(nodeID, location, flags, locals, operatorLoc, openingLoc, closingLoc, parameters, body) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.operatorLoc = operatorLoc;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
		this.parameters = parameters;
		this.body = body;
	}
	accept(visitor) {
		visitor.visitLambdaNode(this);
	}
	childNodes() {
		return [this.parameters, this.body];
	}
	compactChildNodes() {
		const compact = [];
		if (this.parameters) compact.push(this.parameters);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "LambdaNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			operatorLoc: this.operatorLoc,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc,
			parameters: this.parameters,
			body: this.body
		};
	}
};
var LocalVariableAndWriteNode = class {
	nodeID;
	location;
	#flags;
	nameLoc;
	operatorLoc;
	value;
	name;
	depth;
	constructor(nodeID, location, flags, nameLoc, operatorLoc, value, name, depth) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
		this.name = name;
		this.depth = depth;
	}
	accept(visitor) {
		visitor.visitLocalVariableAndWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "LocalVariableAndWriteNode",
			location: this.location,
			flags: this.#flags,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value,
			name: this.name,
			depth: this.depth
		};
	}
};
var LocalVariableOperatorWriteNode = class {
	nodeID;
	location;
	#flags;
	nameLoc;
	binaryOperatorLoc;
	value;
	name;
	binaryOperator;
	depth;
	constructor(nodeID, location, flags, nameLoc, binaryOperatorLoc, value, name, binaryOperator, depth) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.nameLoc = nameLoc;
		this.binaryOperatorLoc = binaryOperatorLoc;
		this.value = value;
		this.name = name;
		this.binaryOperator = binaryOperator;
		this.depth = depth;
	}
	accept(visitor) {
		visitor.visitLocalVariableOperatorWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "LocalVariableOperatorWriteNode",
			location: this.location,
			flags: this.#flags,
			nameLoc: this.nameLoc,
			binaryOperatorLoc: this.binaryOperatorLoc,
			value: this.value,
			name: this.name,
			binaryOperator: this.binaryOperator,
			depth: this.depth
		};
	}
};
var LocalVariableOrWriteNode = class {
	nodeID;
	location;
	#flags;
	nameLoc;
	operatorLoc;
	value;
	name;
	depth;
	constructor(nodeID, location, flags, nameLoc, operatorLoc, value, name, depth) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
		this.name = name;
		this.depth = depth;
	}
	accept(visitor) {
		visitor.visitLocalVariableOrWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "LocalVariableOrWriteNode",
			location: this.location,
			flags: this.#flags,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value,
			name: this.name,
			depth: this.depth
		};
	}
};
var LocalVariableReadNode = class {
	nodeID;
	location;
	#flags;
	name;
	depth;
	constructor(nodeID, location, flags, name, depth) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.depth = depth;
	}
	accept(visitor) {
		visitor.visitLocalVariableReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "LocalVariableReadNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			depth: this.depth
		};
	}
};
var LocalVariableTargetNode = class {
	nodeID;
	location;
	#flags;
	name;
	depth;
	constructor(nodeID, location, flags, name, depth) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.depth = depth;
	}
	accept(visitor) {
		visitor.visitLocalVariableTargetNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "LocalVariableTargetNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			depth: this.depth
		};
	}
};
var LocalVariableWriteNode = class {
	nodeID;
	location;
	#flags;
	name;
	depth;
	nameLoc;
	value;
	operatorLoc;
	constructor(nodeID, location, flags, name, depth, nameLoc, value, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.depth = depth;
		this.nameLoc = nameLoc;
		this.value = value;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitLocalVariableWriteNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "LocalVariableWriteNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			depth: this.depth,
			nameLoc: this.nameLoc,
			value: this.value,
			operatorLoc: this.operatorLoc
		};
	}
};
var MatchLastLineNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	contentLoc;
	closingLoc;
	unescaped;
	constructor(nodeID, location, flags, openingLoc, contentLoc, closingLoc, unescaped) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.contentLoc = contentLoc;
		this.closingLoc = closingLoc;
		this.unescaped = unescaped;
	}
	isIgnoreCase() {
		return (this.#flags & RegularExpressionFlags.IGNORE_CASE) !== 0;
	}
	isExtended() {
		return (this.#flags & RegularExpressionFlags.EXTENDED) !== 0;
	}
	isMultiLine() {
		return (this.#flags & RegularExpressionFlags.MULTI_LINE) !== 0;
	}
	isOnce() {
		return (this.#flags & RegularExpressionFlags.ONCE) !== 0;
	}
	isEucJp() {
		return (this.#flags & RegularExpressionFlags.EUC_JP) !== 0;
	}
	isAscii8bit() {
		return (this.#flags & RegularExpressionFlags.ASCII_8BIT) !== 0;
	}
	isWindows31j() {
		return (this.#flags & RegularExpressionFlags.WINDOWS_31J) !== 0;
	}
	isUtf8() {
		return (this.#flags & RegularExpressionFlags.UTF_8) !== 0;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isForcedUsAsciiEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_US_ASCII_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitMatchLastLineNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "MatchLastLineNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			contentLoc: this.contentLoc,
			closingLoc: this.closingLoc,
			unescaped: this.unescaped
		};
	}
};
var MatchPredicateNode = class {
	nodeID;
	location;
	#flags;
	value;
	pattern;
	operatorLoc;
	constructor(nodeID, location, flags, value, pattern, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
		this.pattern = pattern;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitMatchPredicateNode(this);
	}
	childNodes() {
		return [this.value, this.pattern];
	}
	compactChildNodes() {
		return [this.value, this.pattern];
	}
	toJSON() {
		return {
			type: "MatchPredicateNode",
			location: this.location,
			flags: this.#flags,
			value: this.value,
			pattern: this.pattern,
			operatorLoc: this.operatorLoc
		};
	}
};
var MatchRequiredNode = class {
	nodeID;
	location;
	#flags;
	value;
	pattern;
	operatorLoc;
	constructor(nodeID, location, flags, value, pattern, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.value = value;
		this.pattern = pattern;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitMatchRequiredNode(this);
	}
	childNodes() {
		return [this.value, this.pattern];
	}
	compactChildNodes() {
		return [this.value, this.pattern];
	}
	toJSON() {
		return {
			type: "MatchRequiredNode",
			location: this.location,
			flags: this.#flags,
			value: this.value,
			pattern: this.pattern,
			operatorLoc: this.operatorLoc
		};
	}
};
var MatchWriteNode = class {
	nodeID;
	location;
	#flags;
	call;
	targets;
	constructor(nodeID, location, flags, call, targets) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.call = call;
		this.targets = targets;
	}
	accept(visitor) {
		visitor.visitMatchWriteNode(this);
	}
	childNodes() {
		return [this.call, ...this.targets];
	}
	compactChildNodes() {
		return [this.call, ...this.targets];
	}
	toJSON() {
		return {
			type: "MatchWriteNode",
			location: this.location,
			flags: this.#flags,
			call: this.call,
			targets: this.targets
		};
	}
};
var MissingNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitMissingNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "MissingNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ModuleNode = class {
	nodeID;
	location;
	#flags;
	locals;
	moduleKeywordLoc;
	constantPath;
	body;
	endKeywordLoc;
	name;
	constructor(nodeID, location, flags, locals, moduleKeywordLoc, constantPath, body, endKeywordLoc, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.moduleKeywordLoc = moduleKeywordLoc;
		this.constantPath = constantPath;
		this.body = body;
		this.endKeywordLoc = endKeywordLoc;
		this.name = name;
	}
	accept(visitor) {
		visitor.visitModuleNode(this);
	}
	childNodes() {
		return [this.constantPath, this.body];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.constantPath);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "ModuleNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			moduleKeywordLoc: this.moduleKeywordLoc,
			constantPath: this.constantPath,
			body: this.body,
			endKeywordLoc: this.endKeywordLoc,
			name: this.name
		};
	}
};
var MultiTargetNode = class {
	nodeID;
	location;
	#flags;
	lefts;
	rest;
	rights;
	lparenLoc;
	rparenLoc;
	constructor(nodeID, location, flags, lefts, rest, rights, lparenLoc, rparenLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.lefts = lefts;
		this.rest = rest;
		this.rights = rights;
		this.lparenLoc = lparenLoc;
		this.rparenLoc = rparenLoc;
	}
	accept(visitor) {
		visitor.visitMultiTargetNode(this);
	}
	childNodes() {
		return [
			...this.lefts,
			this.rest,
			...this.rights
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.concat(this.lefts);
		if (this.rest) compact.push(this.rest);
		compact.concat(this.rights);
		return compact;
	}
	toJSON() {
		return {
			type: "MultiTargetNode",
			location: this.location,
			flags: this.#flags,
			lefts: this.lefts,
			rest: this.rest,
			rights: this.rights,
			lparenLoc: this.lparenLoc,
			rparenLoc: this.rparenLoc
		};
	}
};
var MultiWriteNode = class {
	nodeID;
	location;
	#flags;
	lefts;
	rest;
	rights;
	lparenLoc;
	rparenLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, lefts, rest, rights, lparenLoc, rparenLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.lefts = lefts;
		this.rest = rest;
		this.rights = rights;
		this.lparenLoc = lparenLoc;
		this.rparenLoc = rparenLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	accept(visitor) {
		visitor.visitMultiWriteNode(this);
	}
	childNodes() {
		return [
			...this.lefts,
			this.rest,
			...this.rights,
			this.value
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.concat(this.lefts);
		if (this.rest) compact.push(this.rest);
		compact.concat(this.rights);
		compact.push(this.value);
		return compact;
	}
	toJSON() {
		return {
			type: "MultiWriteNode",
			location: this.location,
			flags: this.#flags,
			lefts: this.lefts,
			rest: this.rest,
			rights: this.rights,
			lparenLoc: this.lparenLoc,
			rparenLoc: this.rparenLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var NextNode = class {
	nodeID;
	location;
	#flags;
	arguments_;
	keywordLoc;
	constructor(nodeID, location, flags, arguments_, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.arguments_ = arguments_;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitNextNode(this);
	}
	childNodes() {
		return [this.arguments_];
	}
	compactChildNodes() {
		const compact = [];
		if (this.arguments_) compact.push(this.arguments_);
		return compact;
	}
	toJSON() {
		return {
			type: "NextNode",
			location: this.location,
			flags: this.#flags,
			arguments: this.arguments_,
			keywordLoc: this.keywordLoc
		};
	}
};
var NilNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitNilNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "NilNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var NoKeywordsParameterNode = class {
	nodeID;
	location;
	#flags;
	operatorLoc;
	keywordLoc;
	constructor(nodeID, location, flags, operatorLoc, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.operatorLoc = operatorLoc;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitNoKeywordsParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "NoKeywordsParameterNode",
			location: this.location,
			flags: this.#flags,
			operatorLoc: this.operatorLoc,
			keywordLoc: this.keywordLoc
		};
	}
};
var NumberedParametersNode = class {
	nodeID;
	location;
	#flags;
	maximum;
	constructor(nodeID, location, flags, maximum) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.maximum = maximum;
	}
	accept(visitor) {
		visitor.visitNumberedParametersNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "NumberedParametersNode",
			location: this.location,
			flags: this.#flags,
			maximum: this.maximum
		};
	}
};
var NumberedReferenceReadNode = class {
	nodeID;
	location;
	#flags;
	number;
	constructor(nodeID, location, flags, number) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.number = number;
	}
	accept(visitor) {
		visitor.visitNumberedReferenceReadNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "NumberedReferenceReadNode",
			location: this.location,
			flags: this.#flags,
			number: this.number
		};
	}
};
var OptionalKeywordParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.value = value;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitOptionalKeywordParameterNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "OptionalKeywordParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			value: this.value
		};
	}
};
var OptionalParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	value;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc, value) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
		this.value = value;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitOptionalParameterNode(this);
	}
	childNodes() {
		return [this.value];
	}
	compactChildNodes() {
		return [this.value];
	}
	toJSON() {
		return {
			type: "OptionalParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc,
			value: this.value
		};
	}
};
var OrNode = class {
	nodeID;
	location;
	#flags;
	left;
	right;
	operatorLoc;
	constructor(nodeID, location, flags, left, right, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.left = left;
		this.right = right;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitOrNode(this);
	}
	childNodes() {
		return [this.left, this.right];
	}
	compactChildNodes() {
		return [this.left, this.right];
	}
	toJSON() {
		return {
			type: "OrNode",
			location: this.location,
			flags: this.#flags,
			left: this.left,
			right: this.right,
			operatorLoc: this.operatorLoc
		};
	}
};
var ParametersNode = class {
	nodeID;
	location;
	#flags;
	requireds;
	optionals;
	rest;
	posts;
	keywords;
	keywordRest;
	block;
	constructor(nodeID, location, flags, requireds, optionals, rest, posts, keywords, keywordRest, block) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.requireds = requireds;
		this.optionals = optionals;
		this.rest = rest;
		this.posts = posts;
		this.keywords = keywords;
		this.keywordRest = keywordRest;
		this.block = block;
	}
	accept(visitor) {
		visitor.visitParametersNode(this);
	}
	childNodes() {
		return [
			...this.requireds,
			...this.optionals,
			this.rest,
			...this.posts,
			...this.keywords,
			this.keywordRest,
			this.block
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.concat(this.requireds);
		compact.concat(this.optionals);
		if (this.rest) compact.push(this.rest);
		compact.concat(this.posts);
		compact.concat(this.keywords);
		if (this.keywordRest) compact.push(this.keywordRest);
		if (this.block) compact.push(this.block);
		return compact;
	}
	toJSON() {
		return {
			type: "ParametersNode",
			location: this.location,
			flags: this.#flags,
			requireds: this.requireds,
			optionals: this.optionals,
			rest: this.rest,
			posts: this.posts,
			keywords: this.keywords,
			keywordRest: this.keywordRest,
			block: this.block
		};
	}
};
var ParenthesesNode = class {
	nodeID;
	location;
	#flags;
	body;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, body, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.body = body;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	isMultipleStatements() {
		return (this.#flags & ParenthesesNodeFlags.MULTIPLE_STATEMENTS) !== 0;
	}
	accept(visitor) {
		visitor.visitParenthesesNode(this);
	}
	childNodes() {
		return [this.body];
	}
	compactChildNodes() {
		const compact = [];
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "ParenthesesNode",
			location: this.location,
			flags: this.#flags,
			body: this.body,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var PinnedExpressionNode = class {
	nodeID;
	location;
	#flags;
	expression;
	operatorLoc;
	lparenLoc;
	rparenLoc;
	constructor(nodeID, location, flags, expression, operatorLoc, lparenLoc, rparenLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.expression = expression;
		this.operatorLoc = operatorLoc;
		this.lparenLoc = lparenLoc;
		this.rparenLoc = rparenLoc;
	}
	accept(visitor) {
		visitor.visitPinnedExpressionNode(this);
	}
	childNodes() {
		return [this.expression];
	}
	compactChildNodes() {
		return [this.expression];
	}
	toJSON() {
		return {
			type: "PinnedExpressionNode",
			location: this.location,
			flags: this.#flags,
			expression: this.expression,
			operatorLoc: this.operatorLoc,
			lparenLoc: this.lparenLoc,
			rparenLoc: this.rparenLoc
		};
	}
};
var PinnedVariableNode = class {
	nodeID;
	location;
	#flags;
	variable;
	operatorLoc;
	constructor(nodeID, location, flags, variable, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.variable = variable;
		this.operatorLoc = operatorLoc;
	}
	accept(visitor) {
		visitor.visitPinnedVariableNode(this);
	}
	childNodes() {
		return [this.variable];
	}
	compactChildNodes() {
		return [this.variable];
	}
	toJSON() {
		return {
			type: "PinnedVariableNode",
			location: this.location,
			flags: this.#flags,
			variable: this.variable,
			operatorLoc: this.operatorLoc
		};
	}
};
var PostExecutionNode = class {
	nodeID;
	location;
	#flags;
	statements;
	keywordLoc;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, statements, keywordLoc, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.statements = statements;
		this.keywordLoc = keywordLoc;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitPostExecutionNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "PostExecutionNode",
			location: this.location,
			flags: this.#flags,
			statements: this.statements,
			keywordLoc: this.keywordLoc,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var PreExecutionNode = class {
	nodeID;
	location;
	#flags;
	statements;
	keywordLoc;
	openingLoc;
	closingLoc;
	constructor(nodeID, location, flags, statements, keywordLoc, openingLoc, closingLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.statements = statements;
		this.keywordLoc = keywordLoc;
		this.openingLoc = openingLoc;
		this.closingLoc = closingLoc;
	}
	accept(visitor) {
		visitor.visitPreExecutionNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		const compact = [];
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "PreExecutionNode",
			location: this.location,
			flags: this.#flags,
			statements: this.statements,
			keywordLoc: this.keywordLoc,
			openingLoc: this.openingLoc,
			closingLoc: this.closingLoc
		};
	}
};
var ProgramNode = class {
	nodeID;
	location;
	#flags;
	locals;
	statements;
	constructor(nodeID, location, flags, locals, statements) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.statements = statements;
	}
	accept(visitor) {
		visitor.visitProgramNode(this);
	}
	childNodes() {
		return [this.statements];
	}
	compactChildNodes() {
		return [this.statements];
	}
	toJSON() {
		return {
			type: "ProgramNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			statements: this.statements
		};
	}
};
var RangeNode = class {
	nodeID;
	location;
	#flags;
	left;
	right;
	operatorLoc;
	constructor(nodeID, location, flags, left, right, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.left = left;
		this.right = right;
		this.operatorLoc = operatorLoc;
	}
	isExcludeEnd() {
		return (this.#flags & RangeFlags.EXCLUDE_END) !== 0;
	}
	accept(visitor) {
		visitor.visitRangeNode(this);
	}
	childNodes() {
		return [this.left, this.right];
	}
	compactChildNodes() {
		const compact = [];
		if (this.left) compact.push(this.left);
		if (this.right) compact.push(this.right);
		return compact;
	}
	toJSON() {
		return {
			type: "RangeNode",
			location: this.location,
			flags: this.#flags,
			left: this.left,
			right: this.right,
			operatorLoc: this.operatorLoc
		};
	}
};
var RationalNode = class {
	nodeID;
	location;
	#flags;
	numerator;
	denominator;
	constructor(nodeID, location, flags, numerator, denominator) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.numerator = numerator;
		this.denominator = denominator;
	}
	isBinary() {
		return (this.#flags & IntegerBaseFlags.BINARY) !== 0;
	}
	isDecimal() {
		return (this.#flags & IntegerBaseFlags.DECIMAL) !== 0;
	}
	isOctal() {
		return (this.#flags & IntegerBaseFlags.OCTAL) !== 0;
	}
	isHexadecimal() {
		return (this.#flags & IntegerBaseFlags.HEXADECIMAL) !== 0;
	}
	accept(visitor) {
		visitor.visitRationalNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RationalNode",
			location: this.location,
			flags: this.#flags,
			numerator: this.numerator,
			denominator: this.denominator
		};
	}
};
var RedoNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitRedoNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RedoNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var RegularExpressionNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	contentLoc;
	closingLoc;
	unescaped;
	constructor(nodeID, location, flags, openingLoc, contentLoc, closingLoc, unescaped) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.contentLoc = contentLoc;
		this.closingLoc = closingLoc;
		this.unescaped = unescaped;
	}
	isIgnoreCase() {
		return (this.#flags & RegularExpressionFlags.IGNORE_CASE) !== 0;
	}
	isExtended() {
		return (this.#flags & RegularExpressionFlags.EXTENDED) !== 0;
	}
	isMultiLine() {
		return (this.#flags & RegularExpressionFlags.MULTI_LINE) !== 0;
	}
	isOnce() {
		return (this.#flags & RegularExpressionFlags.ONCE) !== 0;
	}
	isEucJp() {
		return (this.#flags & RegularExpressionFlags.EUC_JP) !== 0;
	}
	isAscii8bit() {
		return (this.#flags & RegularExpressionFlags.ASCII_8BIT) !== 0;
	}
	isWindows31j() {
		return (this.#flags & RegularExpressionFlags.WINDOWS_31J) !== 0;
	}
	isUtf8() {
		return (this.#flags & RegularExpressionFlags.UTF_8) !== 0;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isForcedUsAsciiEncoding() {
		return (this.#flags & RegularExpressionFlags.FORCED_US_ASCII_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitRegularExpressionNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RegularExpressionNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			contentLoc: this.contentLoc,
			closingLoc: this.closingLoc,
			unescaped: this.unescaped
		};
	}
};
var RequiredKeywordParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	constructor(nodeID, location, flags, name, nameLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitRequiredKeywordParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RequiredKeywordParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc
		};
	}
};
var RequiredParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	constructor(nodeID, location, flags, name) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitRequiredParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RequiredParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name
		};
	}
};
var RescueModifierNode = class {
	nodeID;
	location;
	#flags;
	expression;
	keywordLoc;
	rescueExpression;
	constructor(nodeID, location, flags, expression, keywordLoc, rescueExpression) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.expression = expression;
		this.keywordLoc = keywordLoc;
		this.rescueExpression = rescueExpression;
	}
	accept(visitor) {
		visitor.visitRescueModifierNode(this);
	}
	childNodes() {
		return [this.expression, this.rescueExpression];
	}
	compactChildNodes() {
		return [this.expression, this.rescueExpression];
	}
	toJSON() {
		return {
			type: "RescueModifierNode",
			location: this.location,
			flags: this.#flags,
			expression: this.expression,
			keywordLoc: this.keywordLoc,
			rescueExpression: this.rescueExpression
		};
	}
};
var RescueNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	exceptions;
	operatorLoc;
	reference;
	thenKeywordLoc;
	statements;
	subsequent;
	constructor(nodeID, location, flags, keywordLoc, exceptions, operatorLoc, reference, thenKeywordLoc, statements, subsequent) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.exceptions = exceptions;
		this.operatorLoc = operatorLoc;
		this.reference = reference;
		this.thenKeywordLoc = thenKeywordLoc;
		this.statements = statements;
		this.subsequent = subsequent;
	}
	accept(visitor) {
		visitor.visitRescueNode(this);
	}
	childNodes() {
		return [
			...this.exceptions,
			this.reference,
			this.statements,
			this.subsequent
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.concat(this.exceptions);
		if (this.reference) compact.push(this.reference);
		if (this.statements) compact.push(this.statements);
		if (this.subsequent) compact.push(this.subsequent);
		return compact;
	}
	toJSON() {
		return {
			type: "RescueNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			exceptions: this.exceptions,
			operatorLoc: this.operatorLoc,
			reference: this.reference,
			thenKeywordLoc: this.thenKeywordLoc,
			statements: this.statements,
			subsequent: this.subsequent
		};
	}
};
var RestParameterNode = class {
	nodeID;
	location;
	#flags;
	name;
	nameLoc;
	operatorLoc;
	constructor(nodeID, location, flags, name, nameLoc, operatorLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.name = name;
		this.nameLoc = nameLoc;
		this.operatorLoc = operatorLoc;
	}
	isRepeatedParameter() {
		return (this.#flags & ParameterFlags.REPEATED_PARAMETER) !== 0;
	}
	accept(visitor) {
		visitor.visitRestParameterNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RestParameterNode",
			location: this.location,
			flags: this.#flags,
			name: this.name,
			nameLoc: this.nameLoc,
			operatorLoc: this.operatorLoc
		};
	}
};
var RetryNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitRetryNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "RetryNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ReturnNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	arguments_;
	constructor(nodeID, location, flags, keywordLoc, arguments_) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.arguments_ = arguments_;
	}
	accept(visitor) {
		visitor.visitReturnNode(this);
	}
	childNodes() {
		return [this.arguments_];
	}
	compactChildNodes() {
		const compact = [];
		if (this.arguments_) compact.push(this.arguments_);
		return compact;
	}
	toJSON() {
		return {
			type: "ReturnNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			arguments: this.arguments_
		};
	}
};
var SelfNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitSelfNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "SelfNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var ShareableConstantNode = class {
	nodeID;
	location;
	#flags;
	write;
	constructor(nodeID, location, flags, write) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.write = write;
	}
	isLiteral() {
		return (this.#flags & ShareableConstantNodeFlags.LITERAL) !== 0;
	}
	isExperimentalEverything() {
		return (this.#flags & ShareableConstantNodeFlags.EXPERIMENTAL_EVERYTHING) !== 0;
	}
	isExperimentalCopy() {
		return (this.#flags & ShareableConstantNodeFlags.EXPERIMENTAL_COPY) !== 0;
	}
	accept(visitor) {
		visitor.visitShareableConstantNode(this);
	}
	childNodes() {
		return [this.write];
	}
	compactChildNodes() {
		return [this.write];
	}
	toJSON() {
		return {
			type: "ShareableConstantNode",
			location: this.location,
			flags: this.#flags,
			write: this.write
		};
	}
};
var SingletonClassNode = class {
	nodeID;
	location;
	#flags;
	locals;
	classKeywordLoc;
	operatorLoc;
	expression;
	body;
	endKeywordLoc;
	constructor(nodeID, location, flags, locals, classKeywordLoc, operatorLoc, expression, body, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.locals = locals;
		this.classKeywordLoc = classKeywordLoc;
		this.operatorLoc = operatorLoc;
		this.expression = expression;
		this.body = body;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitSingletonClassNode(this);
	}
	childNodes() {
		return [this.expression, this.body];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.expression);
		if (this.body) compact.push(this.body);
		return compact;
	}
	toJSON() {
		return {
			type: "SingletonClassNode",
			location: this.location,
			flags: this.#flags,
			locals: this.locals,
			classKeywordLoc: this.classKeywordLoc,
			operatorLoc: this.operatorLoc,
			expression: this.expression,
			body: this.body,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var SourceEncodingNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitSourceEncodingNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "SourceEncodingNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var SourceFileNode = class {
	nodeID;
	location;
	#flags;
	filepath;
	constructor(nodeID, location, flags, filepath) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.filepath = filepath;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & StringFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & StringFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isFrozen() {
		return (this.#flags & StringFlags.FROZEN) !== 0;
	}
	isMutable() {
		return (this.#flags & StringFlags.MUTABLE) !== 0;
	}
	accept(visitor) {
		visitor.visitSourceFileNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "SourceFileNode",
			location: this.location,
			flags: this.#flags,
			filepath: this.filepath
		};
	}
};
var SourceLineNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitSourceLineNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "SourceLineNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var SplatNode = class {
	nodeID;
	location;
	#flags;
	operatorLoc;
	expression;
	constructor(nodeID, location, flags, operatorLoc, expression) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.operatorLoc = operatorLoc;
		this.expression = expression;
	}
	accept(visitor) {
		visitor.visitSplatNode(this);
	}
	childNodes() {
		return [this.expression];
	}
	compactChildNodes() {
		const compact = [];
		if (this.expression) compact.push(this.expression);
		return compact;
	}
	toJSON() {
		return {
			type: "SplatNode",
			location: this.location,
			flags: this.#flags,
			operatorLoc: this.operatorLoc,
			expression: this.expression
		};
	}
};
var StatementsNode = class {
	nodeID;
	location;
	#flags;
	body;
	constructor(nodeID, location, flags, body) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.body = body;
	}
	accept(visitor) {
		visitor.visitStatementsNode(this);
	}
	childNodes() {
		return [...this.body];
	}
	compactChildNodes() {
		return [...this.body];
	}
	toJSON() {
		return {
			type: "StatementsNode",
			location: this.location,
			flags: this.#flags,
			body: this.body
		};
	}
};
var StringNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	contentLoc;
	closingLoc;
	unescaped;
	constructor(nodeID, location, flags, openingLoc, contentLoc, closingLoc, unescaped) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.contentLoc = contentLoc;
		this.closingLoc = closingLoc;
		this.unescaped = unescaped;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & StringFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & StringFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isFrozen() {
		return (this.#flags & StringFlags.FROZEN) !== 0;
	}
	isMutable() {
		return (this.#flags & StringFlags.MUTABLE) !== 0;
	}
	accept(visitor) {
		visitor.visitStringNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "StringNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			contentLoc: this.contentLoc,
			closingLoc: this.closingLoc,
			unescaped: this.unescaped
		};
	}
};
var SuperNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	lparenLoc;
	arguments_;
	rparenLoc;
	block;
	constructor(nodeID, location, flags, keywordLoc, lparenLoc, arguments_, rparenLoc, block) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.lparenLoc = lparenLoc;
		this.arguments_ = arguments_;
		this.rparenLoc = rparenLoc;
		this.block = block;
	}
	accept(visitor) {
		visitor.visitSuperNode(this);
	}
	childNodes() {
		return [this.arguments_, this.block];
	}
	compactChildNodes() {
		const compact = [];
		if (this.arguments_) compact.push(this.arguments_);
		if (this.block) compact.push(this.block);
		return compact;
	}
	toJSON() {
		return {
			type: "SuperNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			lparenLoc: this.lparenLoc,
			arguments: this.arguments_,
			rparenLoc: this.rparenLoc,
			block: this.block
		};
	}
};
var SymbolNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	valueLoc;
	closingLoc;
	unescaped;
	constructor(nodeID, location, flags, openingLoc, valueLoc, closingLoc, unescaped) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.valueLoc = valueLoc;
		this.closingLoc = closingLoc;
		this.unescaped = unescaped;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & SymbolFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & SymbolFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	isForcedUsAsciiEncoding() {
		return (this.#flags & SymbolFlags.FORCED_US_ASCII_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitSymbolNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "SymbolNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			valueLoc: this.valueLoc,
			closingLoc: this.closingLoc,
			unescaped: this.unescaped
		};
	}
};
var TrueNode = class {
	nodeID;
	location;
	#flags;
	constructor(nodeID, location, flags) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
	}
	accept(visitor) {
		visitor.visitTrueNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "TrueNode",
			location: this.location,
			flags: this.#flags
		};
	}
};
var UndefNode = class {
	nodeID;
	location;
	#flags;
	names;
	keywordLoc;
	constructor(nodeID, location, flags, names, keywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.names = names;
		this.keywordLoc = keywordLoc;
	}
	accept(visitor) {
		visitor.visitUndefNode(this);
	}
	childNodes() {
		return [...this.names];
	}
	compactChildNodes() {
		return [...this.names];
	}
	toJSON() {
		return {
			type: "UndefNode",
			location: this.location,
			flags: this.#flags,
			names: this.names,
			keywordLoc: this.keywordLoc
		};
	}
};
var UnlessNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	predicate;
	thenKeywordLoc;
	statements;
	elseClause;
	endKeywordLoc;
	constructor(nodeID, location, flags, keywordLoc, predicate, thenKeywordLoc, statements, elseClause, endKeywordLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.predicate = predicate;
		this.thenKeywordLoc = thenKeywordLoc;
		this.statements = statements;
		this.elseClause = elseClause;
		this.endKeywordLoc = endKeywordLoc;
	}
	accept(visitor) {
		visitor.visitUnlessNode(this);
	}
	childNodes() {
		return [
			this.predicate,
			this.statements,
			this.elseClause
		];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.predicate);
		if (this.statements) compact.push(this.statements);
		if (this.elseClause) compact.push(this.elseClause);
		return compact;
	}
	toJSON() {
		return {
			type: "UnlessNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			predicate: this.predicate,
			thenKeywordLoc: this.thenKeywordLoc,
			statements: this.statements,
			elseClause: this.elseClause,
			endKeywordLoc: this.endKeywordLoc
		};
	}
};
var UntilNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	doKeywordLoc;
	closingLoc;
	predicate;
	statements;
	constructor(nodeID, location, flags, keywordLoc, doKeywordLoc, closingLoc, predicate, statements) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.doKeywordLoc = doKeywordLoc;
		this.closingLoc = closingLoc;
		this.predicate = predicate;
		this.statements = statements;
	}
	isBeginModifier() {
		return (this.#flags & LoopFlags.BEGIN_MODIFIER) !== 0;
	}
	accept(visitor) {
		visitor.visitUntilNode(this);
	}
	childNodes() {
		return [this.predicate, this.statements];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.predicate);
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "UntilNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			doKeywordLoc: this.doKeywordLoc,
			closingLoc: this.closingLoc,
			predicate: this.predicate,
			statements: this.statements
		};
	}
};
var WhenNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	conditions;
	thenKeywordLoc;
	statements;
	constructor(nodeID, location, flags, keywordLoc, conditions, thenKeywordLoc, statements) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.conditions = conditions;
		this.thenKeywordLoc = thenKeywordLoc;
		this.statements = statements;
	}
	accept(visitor) {
		visitor.visitWhenNode(this);
	}
	childNodes() {
		return [...this.conditions, this.statements];
	}
	compactChildNodes() {
		const compact = [];
		compact.concat(this.conditions);
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "WhenNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			conditions: this.conditions,
			thenKeywordLoc: this.thenKeywordLoc,
			statements: this.statements
		};
	}
};
var WhileNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	doKeywordLoc;
	closingLoc;
	predicate;
	statements;
	constructor(nodeID, location, flags, keywordLoc, doKeywordLoc, closingLoc, predicate, statements) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.doKeywordLoc = doKeywordLoc;
		this.closingLoc = closingLoc;
		this.predicate = predicate;
		this.statements = statements;
	}
	isBeginModifier() {
		return (this.#flags & LoopFlags.BEGIN_MODIFIER) !== 0;
	}
	accept(visitor) {
		visitor.visitWhileNode(this);
	}
	childNodes() {
		return [this.predicate, this.statements];
	}
	compactChildNodes() {
		const compact = [];
		compact.push(this.predicate);
		if (this.statements) compact.push(this.statements);
		return compact;
	}
	toJSON() {
		return {
			type: "WhileNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			doKeywordLoc: this.doKeywordLoc,
			closingLoc: this.closingLoc,
			predicate: this.predicate,
			statements: this.statements
		};
	}
};
var XStringNode = class {
	nodeID;
	location;
	#flags;
	openingLoc;
	contentLoc;
	closingLoc;
	unescaped;
	constructor(nodeID, location, flags, openingLoc, contentLoc, closingLoc, unescaped) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.openingLoc = openingLoc;
		this.contentLoc = contentLoc;
		this.closingLoc = closingLoc;
		this.unescaped = unescaped;
	}
	isForcedUtf8Encoding() {
		return (this.#flags & EncodingFlags.FORCED_UTF8_ENCODING) !== 0;
	}
	isForcedBinaryEncoding() {
		return (this.#flags & EncodingFlags.FORCED_BINARY_ENCODING) !== 0;
	}
	accept(visitor) {
		visitor.visitXStringNode(this);
	}
	childNodes() {
		return [];
	}
	compactChildNodes() {
		return [];
	}
	toJSON() {
		return {
			type: "XStringNode",
			location: this.location,
			flags: this.#flags,
			openingLoc: this.openingLoc,
			contentLoc: this.contentLoc,
			closingLoc: this.closingLoc,
			unescaped: this.unescaped
		};
	}
};
var YieldNode = class {
	nodeID;
	location;
	#flags;
	keywordLoc;
	lparenLoc;
	arguments_;
	rparenLoc;
	constructor(nodeID, location, flags, keywordLoc, lparenLoc, arguments_, rparenLoc) {
		this.nodeID = nodeID;
		this.location = location;
		this.#flags = flags;
		this.keywordLoc = keywordLoc;
		this.lparenLoc = lparenLoc;
		this.arguments_ = arguments_;
		this.rparenLoc = rparenLoc;
	}
	accept(visitor) {
		visitor.visitYieldNode(this);
	}
	childNodes() {
		return [this.arguments_];
	}
	compactChildNodes() {
		const compact = [];
		if (this.arguments_) compact.push(this.arguments_);
		return compact;
	}
	toJSON() {
		return {
			type: "YieldNode",
			location: this.location,
			flags: this.#flags,
			keywordLoc: this.keywordLoc,
			lparenLoc: this.lparenLoc,
			arguments: this.arguments_,
			rparenLoc: this.rparenLoc
		};
	}
};
const decoder = new TextDecoder();
const MAJOR_VERSION = 1;
const MINOR_VERSION = 9;
const PATCH_VERSION = 0;
const LITTLE_ENDIAN = (() => {
	let uint32 = new Uint32Array([287454020]);
	if (new Uint8Array(uint32.buffer)[0] === 68) return true;
	else if (uInt8[0] === 17) return false;
	else throw new Error("Mixed endianness");
})();
var SerializationBuffer = class {
	FORCED_UTF8_ENCODING_FLAG = 4;
	FORCED_BINARY_ENCODING_FLAG = 8;
	DECODER_MAP = new Map([["ascii-8bit", "ascii"]]);
	constructor(source, array) {
		this.source = source;
		this.array = array;
		this.index = 0;
		this.fileEncoding = "utf-8";
		this.decoders = new Map();
	}
	readByte() {
		const result = this.array[this.index];
		this.index += 1;
		return result;
	}
	readBytes(length) {
		const result = this.array.slice(this.index, this.index + length);
		this.index += length;
		return result;
	}
	readString(length, flags) {
		return this.decodeString(this.readBytes(length), flags).value;
	}
	readUint32() {
		const result = this.scanUint32(this.index);
		this.index += 4;
		return result;
	}
	scanUint32(offset) {
		const bytes = this.array.slice(offset, offset + 4);
		return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24;
	}
	readVarInt() {
		let result = 0;
		let shift = 0;
		while (true) {
			const byte = this.readByte();
			result += (byte & 127) << shift;
			shift += 7;
			if ((byte & 128) === 0) break;
		}
		return result;
	}
	readLocation() {
		return {
			startOffset: this.readVarInt(),
			length: this.readVarInt()
		};
	}
	readOptionalLocation() {
		if (this.readByte() != 0) return this.readLocation();
		else return null;
	}
	readStringField(flags) {
		if (flags === void 0) flags = 0;
		const type = this.readByte();
		switch (type) {
			case 1: {
				const startOffset = this.readVarInt();
				const length = this.readVarInt();
				return this.decodeString(this.source.slice(startOffset, startOffset + length), flags);
			}
			case 2: return this.decodeString(this.readBytes(this.readVarInt()), flags);
			default: throw new Error(`Unknown serialized string type: ${type}`);
		}
	}
	scanConstant(constantPoolOffset, constantIndex) {
		const offset = constantPoolOffset + constantIndex * 8;
		let startOffset = this.scanUint32(offset);
		const length = this.scanUint32(offset + 4);
		if (startOffset & 1 << 31) {
			startOffset &= (1 << 31) - 1;
			return decoder.decode(this.array.slice(startOffset, startOffset + length));
		} else return decoder.decode(this.source.slice(startOffset, startOffset + length));
	}
	readDouble() {
		const view = new DataView(new ArrayBuffer(8));
		for (let index = 0; index < 8; index++) view.setUint8(index, this.readByte());
		return view.getFloat64(0, LITTLE_ENDIAN);
	}
	decodeString(bytes, flags) {
		const forcedBin = (flags & this.FORCED_BINARY_ENCODING_FLAG) !== 0;
		const forcedUtf8 = (flags & this.FORCED_UTF8_ENCODING_FLAG) !== 0;
		if (forcedBin) return {
			encoding: "ascii",
			validEncoding: true,
			value: this.asciiDecoder.decode(bytes)
		};
		else {
			const encoding = forcedUtf8 ? "utf-8" : this.fileEncoding.toLowerCase();
			const decoder = this.getDecoder(encoding);
			try {
				return {
					encoding,
					validEncoding: true,
					value: decoder.decode(bytes)
				};
			} catch (e) {
				if (e.code === "ERR_ENCODING_INVALID_ENCODED_DATA") return {
					encoding,
					validEncoding: false,
					value: this.asciiDecoder.decode(bytes)
				};
				throw e;
			}
		}
	}
	getDecoder(encoding) {
		encoding = this.DECODER_MAP.get(encoding) || encoding;
		if (!this.decoders.has(encoding)) this.decoders.set(encoding, new TextDecoder(encoding, { fatal: true }));
		return this.decoders.get(encoding);
	}
	get asciiDecoder() {
		if (!this._asciiDecoder) this._asciiDecoder = new TextDecoder("ascii");
		return this._asciiDecoder;
	}
};
var ParseResult = class {
	value;
	comments;
	magicComments;
	errors;
	warnings;
	constructor(value, comments, magicComments, dataLoc, errors, warnings) {
		this.value = value;
		this.comments = comments;
		this.magicComments = magicComments;
		this.dataLoc = dataLoc;
		this.errors = errors;
		this.warnings = warnings;
	}
};
const errorLevels = [
	"syntax",
	"argument",
	"load"
];
const errorTypes = [
	"alias_argument",
	"alias_argument_numbered_reference",
	"ampampeq_multi_assign",
	"argument_after_block",
	"argument_after_forwarding_ellipses",
	"argument_bare_hash",
	"argument_block_forwarding",
	"argument_block_multi",
	"argument_conflict_ampersand",
	"argument_conflict_star",
	"argument_conflict_star_star",
	"argument_formal_class",
	"argument_formal_constant",
	"argument_formal_global",
	"argument_formal_ivar",
	"argument_forwarding_unbound",
	"argument_no_forwarding_ampersand",
	"argument_no_forwarding_ellipses",
	"argument_no_forwarding_star",
	"argument_no_forwarding_star_star",
	"argument_splat_after_assoc_splat",
	"argument_splat_after_splat",
	"argument_term_paren",
	"argument_unexpected_block",
	"array_element",
	"array_expression",
	"array_expression_after_star",
	"array_separator",
	"array_term",
	"begin_lonely_else",
	"begin_term",
	"begin_upcase_brace",
	"begin_upcase_term",
	"begin_upcase_toplevel",
	"block_param_local_variable",
	"block_param_pipe_term",
	"block_term_brace",
	"block_term_end",
	"cannot_parse_expression",
	"cannot_parse_string_part",
	"case_expression_after_case",
	"case_expression_after_when",
	"case_match_missing_predicate",
	"case_missing_conditions",
	"case_term",
	"class_in_method",
	"class_name",
	"class_superclass",
	"class_term",
	"class_unexpected_end",
	"class_variable_bare",
	"conditional_elsif_predicate",
	"conditional_if_predicate",
	"conditional_predicate_term",
	"conditional_term",
	"conditional_term_else",
	"conditional_unless_predicate",
	"conditional_until_predicate",
	"conditional_while_predicate",
	"constant_path_colon_colon_constant",
	"def_endless",
	"def_endless_parameters",
	"def_endless_setter",
	"def_name",
	"def_params_term",
	"def_params_term_paren",
	"def_receiver",
	"def_receiver_term",
	"def_term",
	"defined_expression",
	"embdoc_term",
	"embexpr_end",
	"embvar_invalid",
	"end_upcase_brace",
	"end_upcase_term",
	"escape_invalid_control",
	"escape_invalid_control_repeat",
	"escape_invalid_hexadecimal",
	"escape_invalid_meta",
	"escape_invalid_meta_repeat",
	"escape_invalid_unicode",
	"escape_invalid_unicode_cm_flags",
	"escape_invalid_unicode_list",
	"escape_invalid_unicode_literal",
	"escape_invalid_unicode_long",
	"escape_invalid_unicode_short",
	"escape_invalid_unicode_term",
	"expect_argument",
	"expect_eol_after_statement",
	"expect_expression_after_ampampeq",
	"expect_expression_after_comma",
	"expect_expression_after_equal",
	"expect_expression_after_less_less",
	"expect_expression_after_lparen",
	"expect_expression_after_operator",
	"expect_expression_after_pipepipeeq",
	"expect_expression_after_question",
	"expect_expression_after_splat",
	"expect_expression_after_splat_hash",
	"expect_expression_after_star",
	"expect_for_delimiter",
	"expect_ident_req_parameter",
	"expect_in_delimiter",
	"expect_lparen_after_not_lparen",
	"expect_lparen_after_not_other",
	"expect_lparen_req_parameter",
	"expect_message",
	"expect_rbracket",
	"expect_rparen",
	"expect_rparen_after_multi",
	"expect_rparen_req_parameter",
	"expect_singleton_class_delimiter",
	"expect_string_content",
	"expect_when_delimiter",
	"expression_bare_hash",
	"expression_not_writable",
	"expression_not_writable_encoding",
	"expression_not_writable_false",
	"expression_not_writable_file",
	"expression_not_writable_line",
	"expression_not_writable_nil",
	"expression_not_writable_numbered",
	"expression_not_writable_self",
	"expression_not_writable_true",
	"float_parse",
	"for_collection",
	"for_in",
	"for_index",
	"for_term",
	"global_variable_bare",
	"hash_expression_after_label",
	"hash_key",
	"hash_rocket",
	"hash_term",
	"hash_value",
	"heredoc_identifier",
	"heredoc_term",
	"incomplete_question_mark",
	"incomplete_variable_class",
	"incomplete_variable_class_3_3",
	"incomplete_variable_instance",
	"incomplete_variable_instance_3_3",
	"instance_variable_bare",
	"invalid_block_exit",
	"invalid_character",
	"invalid_comma",
	"invalid_encoding_magic_comment",
	"invalid_escape_character",
	"invalid_float_exponent",
	"invalid_local_variable_read",
	"invalid_local_variable_write",
	"invalid_multibyte_char",
	"invalid_multibyte_character",
	"invalid_multibyte_escape",
	"invalid_number_binary",
	"invalid_number_decimal",
	"invalid_number_fraction",
	"invalid_number_hexadecimal",
	"invalid_number_octal",
	"invalid_number_underscore_inner",
	"invalid_number_underscore_trailing",
	"invalid_percent",
	"invalid_percent_eof",
	"invalid_printable_character",
	"invalid_retry_after_else",
	"invalid_retry_after_ensure",
	"invalid_retry_without_rescue",
	"invalid_symbol",
	"invalid_variable_global",
	"invalid_variable_global_3_3",
	"invalid_yield",
	"it_not_allowed_numbered",
	"it_not_allowed_ordinary",
	"lambda_open",
	"lambda_term_brace",
	"lambda_term_end",
	"list_i_lower_element",
	"list_i_lower_term",
	"list_i_upper_element",
	"list_i_upper_term",
	"list_w_lower_element",
	"list_w_lower_term",
	"list_w_upper_element",
	"list_w_upper_term",
	"malloc_failed",
	"mixed_encoding",
	"module_in_method",
	"module_name",
	"module_term",
	"multi_assign_multi_splats",
	"multi_assign_unexpected_rest",
	"nesting_too_deep",
	"no_local_variable",
	"non_associative_operator",
	"not_expression",
	"number_literal_underscore",
	"numbered_parameter_inner_block",
	"numbered_parameter_it",
	"numbered_parameter_ordinary",
	"numbered_parameter_outer_block",
	"operator_multi_assign",
	"operator_write_arguments",
	"operator_write_block",
	"parameter_assoc_splat_multi",
	"parameter_block_multi",
	"parameter_circular",
	"parameter_forwarding_after_rest",
	"parameter_method_name",
	"parameter_name_duplicated",
	"parameter_no_default",
	"parameter_no_default_kw",
	"parameter_numbered_reserved",
	"parameter_order",
	"parameter_splat_multi",
	"parameter_star",
	"parameter_unexpected_fwd",
	"parameter_unexpected_no_kw",
	"parameter_wild_loose_comma",
	"pattern_array_multiple_rests",
	"pattern_capture_duplicate",
	"pattern_capture_in_alternative",
	"pattern_expression_after_bracket",
	"pattern_expression_after_comma",
	"pattern_expression_after_hrocket",
	"pattern_expression_after_in",
	"pattern_expression_after_key",
	"pattern_expression_after_paren",
	"pattern_expression_after_pin",
	"pattern_expression_after_pipe",
	"pattern_expression_after_range",
	"pattern_expression_after_rest",
	"pattern_find_missing_inner",
	"pattern_hash_implicit",
	"pattern_hash_key",
	"pattern_hash_key_duplicate",
	"pattern_hash_key_interpolated",
	"pattern_hash_key_label",
	"pattern_hash_key_locals",
	"pattern_ident_after_hrocket",
	"pattern_label_after_comma",
	"pattern_rest",
	"pattern_term_brace",
	"pattern_term_bracket",
	"pattern_term_paren",
	"pipepipeeq_multi_assign",
	"regexp_encoding_option_mismatch",
	"regexp_incompat_char_encoding",
	"regexp_invalid_unicode_range",
	"regexp_non_escaped_mbc",
	"regexp_parse_error",
	"regexp_term",
	"regexp_unknown_options",
	"regexp_utf8_char_non_utf8_regexp",
	"rescue_expression",
	"rescue_modifier_value",
	"rescue_term",
	"rescue_variable",
	"return_invalid",
	"script_not_found",
	"singleton_for_literals",
	"statement_alias",
	"statement_postexe_end",
	"statement_preexe_begin",
	"statement_undef",
	"string_concatenation",
	"string_interpolated_term",
	"string_literal_eof",
	"string_literal_term",
	"symbol_invalid",
	"symbol_term_dynamic",
	"symbol_term_interpolated",
	"ternary_colon",
	"ternary_expression_false",
	"ternary_expression_true",
	"unary_disallowed",
	"unary_receiver",
	"undef_argument",
	"unexpected_block_argument",
	"unexpected_index_block",
	"unexpected_index_keywords",
	"unexpected_label",
	"unexpected_multi_write",
	"unexpected_parameter_default_value",
	"unexpected_range_operator",
	"unexpected_safe_navigation",
	"unexpected_token_close_context",
	"unexpected_token_ignore",
	"until_term",
	"void_expression",
	"while_term",
	"write_target_in_method",
	"write_target_readonly",
	"write_target_unexpected",
	"xstring_term"
];
const warningLevels = ["default", "verbose"];
const warningTypes = [
	"ambiguous_binary_operator",
	"ambiguous_first_argument_minus",
	"ambiguous_first_argument_plus",
	"ambiguous_prefix_ampersand",
	"ambiguous_prefix_star",
	"ambiguous_prefix_star_star",
	"ambiguous_slash",
	"comparison_after_comparison",
	"dot_dot_dot_eol",
	"equal_in_conditional",
	"equal_in_conditional_3_3",
	"end_in_method",
	"duplicated_hash_key",
	"duplicated_when_clause",
	"float_out_of_range",
	"ignored_frozen_string_literal",
	"indentation_mismatch",
	"integer_in_flip_flop",
	"invalid_character",
	"invalid_magic_comment_value",
	"invalid_numbered_reference",
	"keyword_eol",
	"literal_in_condition_default",
	"literal_in_condition_verbose",
	"shareable_constant_value_line",
	"shebang_carriage_return",
	"unexpected_carriage_return",
	"unreachable_statement",
	"unused_local_variable",
	"void_statement"
];
function deserialize(source, array) {
	const buffer = new SerializationBuffer(source, array);
	if (buffer.readString(5) !== "PRISM") throw new Error("Invalid serialization");
	if (buffer.readByte() != MAJOR_VERSION || buffer.readByte() != MINOR_VERSION || buffer.readByte() != PATCH_VERSION) throw new Error("Invalid serialization");
	if (buffer.readByte() != 0) throw new Error("Invalid serialization (location fields must be included but are not)");
	buffer.fileEncoding = buffer.readString(buffer.readVarInt());
	buffer.readVarInt();
	const lineOffsetsCount = buffer.readVarInt();
	for (let i = 0; i < lineOffsetsCount; i++) buffer.readVarInt();
	const comments = Array.from({ length: buffer.readVarInt() }, () => ({
		type: buffer.readVarInt(),
		location: buffer.readLocation()
	}));
	const magicComments = Array.from({ length: buffer.readVarInt() }, () => ({
		startLocation: buffer.readLocation(),
		endLocation: buffer.readLocation()
	}));
	const dataLoc = buffer.readOptionalLocation();
	const errors = Array.from({ length: buffer.readVarInt() }, () => ({
		type: errorTypes[buffer.readVarInt()],
		message: buffer.readString(buffer.readVarInt()),
		location: buffer.readLocation(),
		level: errorLevels[buffer.readByte()]
	}));
	const warnings = Array.from({ length: buffer.readVarInt() }, () => ({
		type: warningTypes[buffer.readVarInt()],
		message: buffer.readString(buffer.readVarInt()),
		location: buffer.readLocation(),
		level: warningLevels[buffer.readByte()]
	}));
	const constantPoolOffset = buffer.readUint32();
	const constants = Array.from({ length: buffer.readVarInt() }, () => null);
	return new ParseResult(readRequiredNode(), comments, magicComments, dataLoc, errors, warnings);
	function readRequiredNode() {
		const type = buffer.readByte();
		const nodeID = buffer.readVarInt();
		const location = buffer.readLocation();
		let flags;
		switch (type) {
			case 1: return new AliasGlobalVariableNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 2: return new AliasMethodNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 3: return new AlternationPatternNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 4: return new AndNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 5: return new ArgumentsNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode));
			case 6: return new ArrayNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 7: return new ArrayPatternNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 8: return new AssocNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readOptionalLocation());
			case 9: return new AssocSplatNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation());
			case 10: return new BackReferenceReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 11: return new BeginNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), readOptionalNode(), readOptionalNode(), readOptionalNode(), readOptionalNode(), buffer.readOptionalLocation());
			case 12: return new BlockArgumentNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation());
			case 13: return new BlockLocalVariableNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 14: return new BlockNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), readOptionalNode(), readOptionalNode(), buffer.readLocation(), buffer.readLocation());
			case 15: return new BlockParameterNode(nodeID, location, flags = buffer.readVarInt(), readOptionalConstant(), buffer.readOptionalLocation(), buffer.readLocation());
			case 16: return new BlockParametersNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 17: return new BreakNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation());
			case 18: return new CallAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readRequiredConstant(), readRequiredConstant(), buffer.readLocation(), readRequiredNode());
			case 19: return new CallNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), readRequiredConstant(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readOptionalNode());
			case 20: return new CallOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readRequiredConstant(), readRequiredConstant(), readRequiredConstant(), buffer.readLocation(), readRequiredNode());
			case 21: return new CallOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readRequiredConstant(), readRequiredConstant(), buffer.readLocation(), readRequiredNode());
			case 22: return new CallTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredConstant(), buffer.readLocation());
			case 23: return new CapturePatternNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 24: return new CaseMatchNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), buffer.readLocation(), buffer.readLocation());
			case 25: return new CaseNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), buffer.readLocation(), buffer.readLocation());
			case 26: return new ClassNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), buffer.readLocation(), readRequiredNode(), buffer.readOptionalLocation(), readOptionalNode(), readOptionalNode(), buffer.readLocation(), readRequiredConstant());
			case 27: return new ClassVariableAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 28: return new ClassVariableOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant());
			case 29: return new ClassVariableOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 30: return new ClassVariableReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 31: return new ClassVariableTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 32: return new ClassVariableWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readRequiredNode(), buffer.readLocation());
			case 33: return new ConstantAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 34: return new ConstantOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant());
			case 35: return new ConstantOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 36: return new ConstantPathAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredNode());
			case 37: return new ConstantPathNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), readOptionalConstant(), buffer.readLocation(), buffer.readLocation());
			case 38: return new ConstantPathOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredNode(), readRequiredConstant());
			case 39: return new ConstantPathOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredNode());
			case 40: return new ConstantPathTargetNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), readOptionalConstant(), buffer.readLocation(), buffer.readLocation());
			case 41: return new ConstantPathWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredNode());
			case 42: return new ConstantReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 43: return new ConstantTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 44: return new ConstantWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readRequiredNode(), buffer.readLocation());
			case 45:
				buffer.readUint32();
				return new DefNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readOptionalNode(), readOptionalNode(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), buffer.readLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 46: return new DefinedNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), readRequiredNode(), buffer.readOptionalLocation(), buffer.readLocation());
			case 47: return new ElseNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readOptionalNode(), buffer.readOptionalLocation());
			case 48: return new EmbeddedStatementsNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readOptionalNode(), buffer.readLocation());
			case 49: return new EmbeddedVariableNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readRequiredNode());
			case 50: return new EnsureNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readOptionalNode(), buffer.readLocation());
			case 51: return new FalseNode(nodeID, location, flags = buffer.readVarInt());
			case 52: return new FindPatternNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), readRequiredNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readRequiredNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 53: return new FlipFlopNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), readOptionalNode(), buffer.readLocation());
			case 54: return new FloatNode(nodeID, location, flags = buffer.readVarInt(), buffer.readDouble());
			case 55: return new ForNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), readOptionalNode(), buffer.readLocation(), buffer.readLocation(), buffer.readOptionalLocation(), buffer.readLocation());
			case 56: return new ForwardingArgumentsNode(nodeID, location, flags = buffer.readVarInt());
			case 57: return new ForwardingParameterNode(nodeID, location, flags = buffer.readVarInt());
			case 58: return new ForwardingSuperNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode());
			case 59: return new GlobalVariableAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 60: return new GlobalVariableOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant());
			case 61: return new GlobalVariableOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 62: return new GlobalVariableReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 63: return new GlobalVariableTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 64: return new GlobalVariableWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readRequiredNode(), buffer.readLocation());
			case 65: return new HashNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readLocation());
			case 66: return new HashPatternNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 67: return new IfNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), readRequiredNode(), buffer.readOptionalLocation(), readOptionalNode(), readOptionalNode(), buffer.readOptionalLocation());
			case 68: return new ImaginaryNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode());
			case 69: return new ImplicitNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode());
			case 70: return new ImplicitRestNode(nodeID, location, flags = buffer.readVarInt());
			case 71: return new InNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readOptionalNode(), buffer.readLocation(), buffer.readOptionalLocation());
			case 72: return new IndexAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readRequiredNode());
			case 73: return new IndexOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readOptionalNode(), readRequiredConstant(), buffer.readLocation(), readRequiredNode());
			case 74: return new IndexOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readOptionalLocation(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readRequiredNode());
			case 75: return new IndexTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readOptionalNode(), buffer.readLocation(), readOptionalNode());
			case 76: return new InstanceVariableAndWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 77: return new InstanceVariableOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant());
			case 78: return new InstanceVariableOrWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 79: return new InstanceVariableReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 80: return new InstanceVariableTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 81: return new InstanceVariableWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readRequiredNode(), buffer.readLocation());
			case 82: return new IntegerNode(nodeID, location, flags = buffer.readVarInt(), readInteger());
			case 83: return new InterpolatedMatchLastLineNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readLocation());
			case 84: return new InterpolatedRegularExpressionNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readLocation());
			case 85: return new InterpolatedStringNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation());
			case 86: return new InterpolatedSymbolNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation());
			case 87: return new InterpolatedXStringNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readLocation());
			case 88: return new ItLocalVariableReadNode(nodeID, location, flags = buffer.readVarInt());
			case 89: return new ItParametersNode(nodeID, location, flags = buffer.readVarInt());
			case 90: return new KeywordHashNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode));
			case 91: return new KeywordRestParameterNode(nodeID, location, flags = buffer.readVarInt(), readOptionalConstant(), buffer.readOptionalLocation(), buffer.readLocation());
			case 92: return new LambdaNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), buffer.readLocation(), buffer.readLocation(), buffer.readLocation(), readOptionalNode(), readOptionalNode());
			case 93: return new LocalVariableAndWriteNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant(), buffer.readVarInt());
			case 94: return new LocalVariableOperatorWriteNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant(), readRequiredConstant(), buffer.readVarInt());
			case 95: return new LocalVariableOrWriteNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readRequiredConstant(), buffer.readVarInt());
			case 96: return new LocalVariableReadNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readVarInt());
			case 97: return new LocalVariableTargetNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readVarInt());
			case 98: return new LocalVariableWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readVarInt(), buffer.readLocation(), readRequiredNode(), buffer.readLocation());
			case 99: return new MatchLastLineNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation(), buffer.readStringField(flags));
			case 100: return new MatchPredicateNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 101: return new MatchRequiredNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 102: return new MatchWriteNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode));
			case 103: return new MissingNode(nodeID, location, flags = buffer.readVarInt());
			case 104: return new ModuleNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), buffer.readLocation(), readRequiredNode(), readOptionalNode(), buffer.readLocation(), readRequiredConstant());
			case 105: return new MultiTargetNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), buffer.readOptionalLocation());
			case 106: return new MultiWriteNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readLocation(), readRequiredNode());
			case 107: return new NextNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation());
			case 108: return new NilNode(nodeID, location, flags = buffer.readVarInt());
			case 109: return new NoKeywordsParameterNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation());
			case 110: return new NumberedParametersNode(nodeID, location, flags = buffer.readVarInt(), buffer.readByte());
			case 111: return new NumberedReferenceReadNode(nodeID, location, flags = buffer.readVarInt(), buffer.readVarInt());
			case 112: return new OptionalKeywordParameterNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), readRequiredNode());
			case 113: return new OptionalParameterNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation(), buffer.readLocation(), readRequiredNode());
			case 114: return new OrNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), readRequiredNode(), buffer.readLocation());
			case 115: return new ParametersNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), Array.from({ length: buffer.readVarInt() }, readRequiredNode), readOptionalNode(), readOptionalNode());
			case 116: return new ParenthesesNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation(), buffer.readLocation());
			case 117: return new PinnedExpressionNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation());
			case 118: return new PinnedVariableNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation());
			case 119: return new PostExecutionNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation());
			case 120: return new PreExecutionNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation());
			case 121: return new ProgramNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), readRequiredNode());
			case 122: return new RangeNode(nodeID, location, flags = buffer.readVarInt(), readOptionalNode(), readOptionalNode(), buffer.readLocation());
			case 123: return new RationalNode(nodeID, location, flags = buffer.readVarInt(), readInteger(), readInteger());
			case 124: return new RedoNode(nodeID, location, flags = buffer.readVarInt());
			case 125: return new RegularExpressionNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation(), buffer.readStringField(flags));
			case 126: return new RequiredKeywordParameterNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant(), buffer.readLocation());
			case 127: return new RequiredParameterNode(nodeID, location, flags = buffer.readVarInt(), readRequiredConstant());
			case 128: return new RescueModifierNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode(), buffer.readLocation(), readRequiredNode());
			case 129: return new RescueNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), readOptionalNode(), buffer.readOptionalLocation(), readOptionalNode(), readOptionalNode());
			case 130: return new RestParameterNode(nodeID, location, flags = buffer.readVarInt(), readOptionalConstant(), buffer.readOptionalLocation(), buffer.readLocation());
			case 131: return new RetryNode(nodeID, location, flags = buffer.readVarInt());
			case 132: return new ReturnNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readOptionalNode());
			case 133: return new SelfNode(nodeID, location, flags = buffer.readVarInt());
			case 134: return new ShareableConstantNode(nodeID, location, flags = buffer.readVarInt(), readRequiredNode());
			case 135: return new SingletonClassNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredConstant), buffer.readLocation(), buffer.readLocation(), readRequiredNode(), readOptionalNode(), buffer.readLocation());
			case 136: return new SourceEncodingNode(nodeID, location, flags = buffer.readVarInt());
			case 137: return new SourceFileNode(nodeID, location, flags = buffer.readVarInt(), buffer.readStringField(flags));
			case 138: return new SourceLineNode(nodeID, location, flags = buffer.readVarInt());
			case 139: return new SplatNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readOptionalNode());
			case 140: return new StatementsNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode));
			case 141: return new StringNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), buffer.readLocation(), buffer.readOptionalLocation(), buffer.readStringField(flags));
			case 142: return new SuperNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readOptionalLocation(), readOptionalNode(), buffer.readOptionalLocation(), readOptionalNode());
			case 143: return new SymbolNode(nodeID, location, flags = buffer.readVarInt(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), buffer.readStringField(flags));
			case 144: return new TrueNode(nodeID, location, flags = buffer.readVarInt());
			case 145: return new UndefNode(nodeID, location, flags = buffer.readVarInt(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readLocation());
			case 146: return new UnlessNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), readRequiredNode(), buffer.readOptionalLocation(), readOptionalNode(), readOptionalNode(), buffer.readOptionalLocation());
			case 147: return new UntilNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readRequiredNode(), readOptionalNode());
			case 148: return new WhenNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), Array.from({ length: buffer.readVarInt() }, readRequiredNode), buffer.readOptionalLocation(), readOptionalNode());
			case 149: return new WhileNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readOptionalLocation(), buffer.readOptionalLocation(), readRequiredNode(), readOptionalNode());
			case 150: return new XStringNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readLocation(), buffer.readLocation(), buffer.readStringField(flags));
			case 151: return new YieldNode(nodeID, location, flags = buffer.readVarInt(), buffer.readLocation(), buffer.readOptionalLocation(), readOptionalNode(), buffer.readOptionalLocation());
			default: throw new Error(`Unknown node type: ${type}`);
		}
	}
	function readOptionalNode() {
		if (buffer.readByte() != 0) {
			buffer.index -= 1;
			return readRequiredNode();
		} else return null;
	}
	function scanConstant(constantIndex) {
		if (constants[constantIndex] === null) constants[constantIndex] = buffer.scanConstant(constantPoolOffset, constantIndex);
		return constants[constantIndex];
	}
	function readRequiredConstant() {
		return scanConstant(buffer.readVarInt() - 1);
	}
	function readOptionalConstant() {
		const index = buffer.readVarInt();
		if (index === 0) return null;
		else return scanConstant(index - 1);
	}
	function readInteger() {
		const negative = buffer.readByte() != 0;
		const length = buffer.readVarInt();
		const firstWord = buffer.readVarInt();
		if (length == 1) {
			if (negative && firstWord >= 2147483648) return -BigInt(firstWord);
			else if (negative) return -firstWord;
			else return firstWord;
		}
		let result = BigInt(firstWord);
		for (let index = 1; index < length; index++) result |= BigInt(buffer.readVarInt()) << BigInt(index * 32);
		return negative ? -result : result;
	}
}
function parsePrism(prism, source, options = {}) {
	const sourceArray = new TextEncoder().encode(source);
	const sourcePointer = prism.calloc(1, sourceArray.length);
	const packedOptions = dumpOptions(options);
	const optionsPointer = prism.calloc(1, packedOptions.length);
	const bufferPointer = prism.calloc(prism.pm_buffer_sizeof(), 1);
	prism.pm_buffer_init(bufferPointer);
	new Uint8Array(prism.memory.buffer, sourcePointer, sourceArray.length).set(sourceArray);
	new Uint8Array(prism.memory.buffer, optionsPointer, packedOptions.length).set(packedOptions);
	prism.pm_serialize_parse(bufferPointer, sourcePointer, sourceArray.length, optionsPointer);
	const result = deserialize(sourceArray, new Uint8Array(prism.memory.buffer, prism.pm_buffer_value(bufferPointer), prism.pm_buffer_length(bufferPointer)));
	prism.pm_buffer_free(bufferPointer);
	prism.free(sourcePointer);
	prism.free(bufferPointer);
	prism.free(optionsPointer);
	return result;
}
function dumpCommandLineOptions(options) {
	if (options.command_line === void 0) return 0;
	const commandLine = options.command_line;
	if (typeof commandLine !== "string") throw new Error("command_line must be a string");
	let value = 0;
	for (let index = 0; index < commandLine.length; index++) switch (commandLine[index]) {
		case "a":
			value |= 1;
			break;
		case "e":
			value |= 2;
			break;
		case "l":
			value |= 4;
			break;
		case "n":
			value |= 8;
			break;
		case "p":
			value |= 16;
			break;
		case "x":
			value |= 32;
			break;
		default: throw new Error(`Unsupported command line flag '${commandLine[index]}'`);
	}
	return value;
}
function dumpBooleanOption(value) {
	return value === void 0 || value === false || value === null ? 0 : 1;
}
function dumpOptions(options) {
	const template = [];
	const values = [];
	const encoder = new TextEncoder();
	template.push("L");
	if (options.filepath) {
		const filepath = encoder.encode(options.filepath);
		values.push(filepath.length);
		values.push(filepath);
		template.push("A");
	} else values.push(0);
	template.push("l");
	values.push(options.line || 1);
	template.push("L");
	if (options.encoding) {
		const encoding = encoder.encode(options.encoding);
		values.push(encoding.length);
		values.push(encoding);
		template.push("A");
	} else values.push(0);
	template.push("C");
	values.push(dumpBooleanOption(options.frozen_string_literal));
	template.push("C");
	values.push(dumpCommandLineOptions(options));
	template.push("C");
	if (!options.version || options.version === "latest") values.push(0);
	else if (options.version.match(/^3\.3(\.\d+)?$/)) values.push(1);
	else if (options.version.match(/^3\.4(\.\d+)?$/)) values.push(2);
	else if (options.version.match(/^3\.5(\.\d+)?$/) || options.version.match(/^4\.0(\.\d+)?$/)) values.push(3);
	else if (options.version.match(/^4\.1(\.\d+)?$/)) values.push(4);
	else throw new Error(`Unsupported version '${options.version}' in compiler options`);
	template.push("C");
	values.push(options.encoding === false ? 1 : 0);
	template.push("C");
	values.push(dumpBooleanOption(options.main_script));
	template.push("C");
	values.push(dumpBooleanOption(options.partial_script));
	template.push("C");
	values.push(0);
	template.push("L");
	if (options.scopes) {
		const scopes = options.scopes;
		values.push(scopes.length);
		for (const scope of scopes) {
			let locals;
			let forwarding = 0;
			if (Array.isArray(scope)) locals = scope;
			else {
				locals = scope.locals || [];
				for (const forward of scope.forwarding || []) switch (forward) {
					case "*":
						forwarding |= 1;
						break;
					case "**":
						forwarding |= 2;
						break;
					case "&":
						forwarding |= 4;
						break;
					case "...":
						forwarding |= 8;
						break;
					default: throw new Error(`invalid forwarding value: ${forward}`);
				}
			}
			template.push("L");
			values.push(locals.length);
			template.push("C");
			values.push(forwarding);
			for (const local of locals) {
				template.push("L");
				values.push(local.length);
				template.push("A");
				values.push(encoder.encode(local));
			}
		}
	} else values.push(0);
	return pack(values, template);
}
function pack(values, template) {
	const littleEndian = endianness() === "LE";
	const buffer = new ArrayBuffer(totalSizeOf(values, template));
	const data_view = new DataView(buffer);
	let offset = 0;
	for (let i = 0; i < values.length; i++) {
		switch (template[i]) {
			case "A":
				for (let c = 0; c < values[i].length; c++) data_view.setUint8(offset + c, values[i][c]);
				break;
			case "l":
				data_view.setInt32(offset, values[i], littleEndian);
				break;
			case "L":
				data_view.setUint32(offset, values[i], littleEndian);
				break;
			case "C": data_view.setUint8(offset, values[i], littleEndian);
		}
		offset += sizeOf(values, template, i);
	}
	return new Uint8Array(buffer);
}
function totalSizeOf(values, template) {
	let size = 0;
	for (let i = 0; i < values.length; i++) size += sizeOf(values, template, i);
	return size;
}
function sizeOf(values, template, index) {
	switch (template[index]) {
		case "A": return values[index].length;
		case "l":
		case "L": return 4;
		case "C": return 1;
	}
}
function endianness() {
	const arr = new Uint8Array(4);
	new Uint32Array(arr.buffer)[0] = 4291559441;
	return arr[0] === 255 ? "BE" : "LE";
}
export { GlobalVariableTargetNode as $, SymbolNode as $t, ConstantPathNode as A, MatchRequiredNode as At, ElseNode as B, PreExecutionNode as Bt, ClassVariableReadNode as C, LocalVariableAndWriteNode as Ct, ConstantOperatorWriteNode as D, LocalVariableTargetNode as Dt, ConstantAndWriteNode as E, LocalVariableReadNode as Et, ConstantReadNode as F, NextNode as Ft, FloatNode as G, SelfNode as Gt, EmbeddedVariableNode as H, RegularExpressionNode as Ht, ConstantTargetNode as I, NilNode as It, ForwardingSuperNode as J, SourceFileNode as Jt, ForNode as K, ShareableConstantNode as Kt, ConstantWriteNode as L, NumberedParametersNode as Lt, ConstantPathOrWriteNode as M, ModuleNode as Mt, ConstantPathTargetNode as N, MultiTargetNode as Nt, ConstantOrWriteNode as O, LocalVariableWriteNode as Ot, ConstantPathWriteNode as P, MultiWriteNode as Pt, GlobalVariableReadNode as Q, SuperNode as Qt, DefNode as R, OrNode as Rt, ClassVariableOrWriteNode as S, LambdaNode as St, ClassVariableWriteNode as T, LocalVariableOrWriteNode as Tt, EnsureNode as U, RescueModifierNode as Ut, EmbeddedStatementsNode as V, ProgramNode as Vt, FalseNode as W, ReturnNode as Wt, GlobalVariableOperatorWriteNode as X, StatementsNode as Xt, GlobalVariableAndWriteNode as Y, SplatNode as Yt, GlobalVariableOrWriteNode as Z, StringNode as Zt, CaseMatchNode as _, InterpolatedStringNode as _t, AssocNode as a, XStringNode as an, IndexAndWriteNode as at, ClassVariableAndWriteNode as b, ItLocalVariableReadNode as bt, BlockArgumentNode as c, IndexTargetNode as ct, BreakNode as d, InstanceVariableOrWriteNode as dt, TrueNode as en, GlobalVariableWriteNode as et, CallAndWriteNode as f, InstanceVariableReadNode as ft, CallTargetNode as g, InterpolatedRegularExpressionNode as gt, CallOrWriteNode as h, IntegerNode as ht, ArrayNode as i, WhileNode as in, InNode as it, ConstantPathOperatorWriteNode as j, MatchWriteNode as jt, ConstantPathAndWriteNode as k, MatchPredicateNode as kt, BlockNode as l, InstanceVariableAndWriteNode as lt, CallOperatorWriteNode as m, InstanceVariableWriteNode as mt, AliasMethodNode as n, UntilNode as nn, IfNode as nt, AssocSplatNode as o, YieldNode as on, IndexOperatorWriteNode as ot, CallNode as p, InstanceVariableTargetNode as pt, ForwardingArgumentsNode as q, SingletonClassNode as qt, AndNode as r, WhenNode as rn, ImplicitNode as rt, BeginNode as s, IndexOrWriteNode as st, parsePrism as t, UnlessNode as tn, HashNode as tt, BlockParametersNode as u, InstanceVariableOperatorWriteNode as ut, CaseNode as v, InterpolatedSymbolNode as vt, ClassVariableTargetNode as w, LocalVariableOperatorWriteNode as wt, ClassVariableOperatorWriteNode as x, KeywordHashNode as xt, ClassNode as y, InterpolatedXStringNode as yt, DefinedNode as z, ParenthesesNode as zt };
