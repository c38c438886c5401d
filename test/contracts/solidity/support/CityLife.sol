// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Ballot} from "../../../../contracts/interfaces/IBallotBox.sol";
import {IBallots} from "../../../../contracts/interfaces/IBallots.sol";
import {BallotMode, ResultRule} from "../../../../contracts/types/BallotMode.sol";
import {BallotId, MemberIndex} from "../../../../contracts/types/Ids.sol";
import {Member} from "../../../../contracts/types/Member.sol";
import {PattoWorld} from "./PattoWorld.sol";
import {Vm} from "./SolidityTest.sol";

/// @title Whatever people, stewards, relayers and time may do, in any order
/// @notice The handler of the invariant tests. It keeps its own books: what each person meant to vote, what the logs
/// say, what was awarded. No call of it reverts for a refusal by Patto; the books show whether a refusal was due.
contract CityLife is PattoWorld {
    struct Books {
        uint48 start;
        uint256 membersAtStart;
        bytes32 rules;
        uint160 digest;
        uint256 votes;
        uint256[3] counters;
    }

    uint256 public constant PEOPLE = 12;
    uint256 public constant BALLOTS = 4;
    bytes private constant COMMONS_NAME = "Orto";
    bytes private constant QUESTION = "Which?";

    mapping(uint256 ballot => Books) private _books;
    /// @notice Whether this account meant this vote in this ballot, as a member or before it became one.
    mapping(uint256 ballot => mapping(address account => mapping(uint256 choices => bool))) public meant;
    mapping(uint256 ballot => mapping(uint256 index => uint256)) public timesCounted;
    mapping(bytes32 tag => uint256) public timesEntered;
    bool public foreignVote;
    bool public pointsMoved;
    bool public rulesChanged;
    uint256 public awarded;
    uint256 public revoked;
    bytes private _lastBatch;
    uint256 private _lastBallot;

    /// @dev While a ballot has not begun, its electorate is whoever is a member now.
    modifier keepsElectorate() {
        _;
        (uint32 active, ) = membership.memberCount(COMMONS);
        for (uint256 ballot = 1; ballot <= ballotBox.ballotCount(); ++ballot) {
            if (block.timestamp <= _books[ballot].start) _books[ballot].membersAtStart = active;
        }
    }

    function join(uint256 person, uint256 tag) external keepsElectorate {
        address account = _account(person);
        bytes32 personTag = bytes32(within(tag, 1, PEOPLE));
        try this.enterFor(account, personTag) {
            ++timesEntered[personTag];
        } catch {}
    }

    /// @dev For `join` alone, so that it can catch a refusal.
    function enterFor(address account, bytes32 personTag) external {
        if (msg.sender != address(this)) return;
        enter(account, personTag);
    }

    function resign(uint256 person) external keepsElectorate {
        vm.prank(_account(person));
        try membership.resign(COMMONS) {} catch {}
    }

    function rejoin(uint256 person) external keepsElectorate {
        vm.prank(_account(person));
        try membership.rejoin(COMMONS) {} catch {}
    }

    function move(uint256 person, uint256 to) external {
        uint256 key = within(person, 1, PEOPLE);
        address target = _account(to);
        bytes32 typeHash = keccak256("Move(uint32 commonsId,address from,address to,uint48 deadline)");
        bytes32 structHash = keccak256(abi.encode(typeHash, COMMONS, vm.addr(key), target, FOREVER));
        bytes memory signature = signTyped(key, address(membership), structHash);
        vm.prank(target);
        try membership.move(COMMONS, abi.encodePacked(vm.addr(key)), FOREVER, signature) {} catch {}
    }

    function award(uint256 person, uint32 amount) external {
        address[] memory accounts = new address[](1);
        uint32[] memory amounts = new uint32[](1);
        (accounts[0], amounts[0]) = (_account(person), amount);
        try reputation.awardBatch(COMMONS, accounts, amounts, bytes32(0)) {
            awarded += amount;
        } catch {}
    }

    function revoke(uint256 person, uint32 amount) external {
        try reputation.revoke(COMMONS, _account(person), amount, bytes32(0)) {
            revoked += amount;
        } catch {}
    }

    function transfer(uint256 person, uint256 to, uint256 amount) external {
        address from = _account(person);
        vm.prank(from);
        try reputation.safeTransferFrom(from, _account(to), 1, amount, "") {
            pointsMoved = true;
        } catch {}
    }

    function open(uint256 kind, uint32 lead) external keepsElectorate {
        if (ballotBox.ballotCount() >= BALLOTS) return;
        BallotMode memory mode = BallotMode(3, 1, 1, 1, 1, 1, kind % 3 == 2, ResultRule.Plurality, 0);
        if (kind % 3 == 1) (mode.minChoices, mode.maxChoices, mode.points) = (0, 3, 3);
        uint48 start = uint48(block.timestamp) + (lead % 3 == 0 ? lead % 1 days : 0);
        try ballotBox.open(COMMONS, mode, start, start + 10 days, keccak256(_sheet()), bytes32(0)) returns (
            BallotId ballotId
        ) {
            _books[BallotId.unwrap(ballotId)].rules = _rulesOf(ballotId);
            _books[BallotId.unwrap(ballotId)].start = start;
        } catch {}
    }

    function meddle(uint256 ballot, uint256 what) external {
        BallotId ballotId = _ballot(ballot);
        if (what % 4 == 0) try ballotBox.cancel(ballotId) {} catch {}
        if (what % 4 == 1) try ballotBox.finalize(ballotId, _sheet()) {} catch {}
        if (what % 4 == 2) try ballotBox.setOpeningPaused(what % 8 == 2) {} catch {}
        if (what % 4 == 3) try ballotBox.breakTie(ballotId, 1, bytes32(0)) {} catch {}
        _checkRules();
    }

    function wait_(uint32 time) external {
        vm.warp(block.timestamp + within(time, 1, 2 days));
    }

    function cast(uint256 person, uint256 ballot, uint256 choices) external {
        BallotId ballotId = _ballot(ballot);
        choices %= 9;
        address account = _account(person);
        _mean(ballotId, account, choices);
        _before();
        vm.prank(account);
        try ballotBox.cast(ballotId, choices) {} catch {}
        _after();
    }

    function castFor(uint256 person, uint256 ballot, uint256 choices) external {
        BallotId ballotId = _ballot(ballot);
        choices %= 9;
        uint256 key = within(person, 1, PEOPLE);
        _mean(ballotId, vm.addr(key), choices);
        bytes32 structHash = voteStructHash(ballotId, COMMONS_NAME, QUESTION, _text(choices), choices);
        bytes memory signature = signTyped(key, address(ballotBox), structHash);
        _before();
        try ballotBox.castFor(ballotId, choices, abi.encodePacked(vm.addr(key)), signature, _sheet()) {} catch {}
        _after();
    }

    /// @notice A relayer brings votes of many people, some of them twice.
    function castBatch(uint256 people, uint256 ballot, uint256 choices) external {
        BallotId ballotId = _ballot(ballot);
        bytes memory entries;
        for (uint256 i = 0; i < 5; ++i) {
            uint256 key = within(uint8(people >> (8 * i)), 1, PEOPLE);
            uint256 vote = uint8(choices >> (8 * i)) % 9;
            _mean(ballotId, vm.addr(key), vote);
            bytes32 structHash = voteStructHash(ballotId, COMMONS_NAME, QUESTION, _text(vote), vote);
            entries = abi.encodePacked(entries, signShort(key, address(ballotBox), structHash), uint8(vote));
        }
        (_lastBatch, _lastBallot) = (entries, BallotId.unwrap(ballotId));
        _send(ballotId, entries);
    }

    /// @notice A bad relayer replays the last batch, alters one of its bytes, cuts it or sends it elsewhere.
    function misuseBatch(uint256 ballot, uint256 position, uint8 change, uint8 how) external {
        bytes memory entries = _lastBatch;
        if (entries.length == 0) return;
        BallotId ballotId = how % 2 == 0 ? BallotId.wrap(uint32(_lastBallot)) : _ballot(ballot);
        position = within(position, 0, entries.length - 1);
        entries[position] = bytes1(uint8(entries[position]) ^ change);
        if (how % 5 == 0) {
            bytes memory cut = new bytes(65 * within(position, 1, entries.length / 65));
            for (uint256 i = 0; i < cut.length; ++i) cut[i] = entries[i];
            entries = cut;
        }
        _send(ballotId, entries);
    }

    function books(uint256 ballot) external view returns (Books memory) {
        return _books[ballot];
    }

    function contracts() external view returns (address box, address members, address points) {
        return (address(ballotBox), address(membership), address(reputation));
    }

    function accountOf(uint256 key) external pure returns (address) {
        return vm.addr(key);
    }

    function _send(BallotId ballotId, bytes memory entries) private {
        _before();
        try ballotBox.castBatch(ballotId, entries, _sheet()) {} catch {}
        _after();
    }

    function _mean(BallotId ballotId, address account, uint256 choices) private {
        meant[BallotId.unwrap(ballotId)][account][choices] = true;
    }

    function _before() private {
        vm.recordLogs();
    }

    /// @dev Recounts what the logs of the last call say.
    function _after() private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != address(ballotBox) || logs[i].topics[0] != IBallots.VotesCast.selector) continue;
            _recount(uint256(logs[i].topics[1]), abi.decode(logs[i].data, (bytes)));
        }
        _checkRules();
    }

    function _recount(uint256 ballot, bytes memory votes) private {
        Books storage book = _books[ballot];
        bool weighted = ballotBox.ballot(BallotId.wrap(uint32(ballot))).mode.weighted;
        uint256 size = weighted ? 8 : 4;
        for (uint256 place = 0; place < votes.length; place += size) {
            uint256 index = _number(votes, place, 3);
            uint256 choices = _number(votes, place + 3, 1);
            uint256 weight = weighted ? _number(votes, place + 4, 4) : 1;
            for (uint256 i = 0; i < 3; ++i) if ((choices >> i) & 1 == 1) book.counters[i] += weight;
            ++book.votes;
            ++timesCounted[ballot][index];
            if (!meant[ballot][_holderOf(index)][choices]) foreignVote = true;
        }
        book.digest = uint160(uint256(keccak256(abi.encodePacked(book.digest, keccak256(votes)))));
    }

    /// @dev The account that stands for this member now.
    function _holderOf(uint256 index) private view returns (address) {
        for (uint256 key = 1; key <= PEOPLE; ++key) {
            Member member = membership.member(COMMONS, vm.addr(key));
            if (member.isActive() && MemberIndex.unwrap(member.index()) == index) return vm.addr(key);
        }
        return address(0);
    }

    function _checkRules() private {
        for (uint32 ballot = 1; ballot <= ballotBox.ballotCount(); ++ballot) {
            if (_rulesOf(BallotId.wrap(ballot)) != _books[ballot].rules) rulesChanged = true;
        }
    }

    function _rulesOf(BallotId ballotId) private view returns (bytes32) {
        Ballot memory ballot = ballotBox.ballot(ballotId);
        return keccak256(abi.encode(ballot.mode, ballot.commonsId, ballot.start, ballot.end, ballot.sheetDigest));
    }

    function _account(uint256 person) private pure returns (address) {
        return vm.addr(within(person, 1, PEOPLE));
    }

    function _ballot(uint256 number) private pure returns (BallotId) {
        return BallotId.wrap(uint32(within(number, 1, BALLOTS)));
    }

    function _sheet() private pure returns (bytes memory) {
        bytes memory head = abi.encodePacked(uint64(9), uint8(4), COMMONS_NAME, uint8(6), QUESTION);
        return abi.encodePacked(head, uint64(1), uint8(1), "A", uint64(1), uint8(1), "B", uint64(1), uint8(1), "C");
    }

    function _text(uint256 choices) private pure returns (bytes memory text) {
        bytes memory labels = "ABC";
        for (uint256 i = 0; i < 3; ++i) {
            if ((choices >> i) & 1 == 1) text = abi.encodePacked(text, text.length == 0 ? "" : "; ", labels[i]);
        }
        if (choices == 0) text = unicode"—";
    }

    function _number(bytes memory data, uint256 place, uint256 width) private pure returns (uint256 value) {
        for (uint256 i = 0; i < width; ++i) value = (value << 8) | uint8(data[place + i]);
    }
}
