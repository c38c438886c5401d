// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotPhase, Result} from "../../../../contracts/interfaces/IBallots.sol";
import {BallotMode, ResultRule} from "../../../../contracts/types/BallotMode.sol";
import {BallotBox} from "../../../../contracts/ballots/points/BallotBox.sol";
import {BallotId} from "../../../../contracts/types/Ids.sol";
import {PattoWorld} from "../support/PattoWorld.sol";

/// @dev Members endorse selections in any order and at any time; a model that counts each anew, second by second where
/// need be, says what the box must answer.
contract EndorsementsTest is PattoWorld {
    /// @dev What was put forward, in the order in which it came up to its present count.
    struct Put {
        uint256 selected;
        uint256 count;
    }

    uint256 private constant MEMBERS = 9;
    uint256 private constant STEPS = 24;
    uint256 private constant SELECTIONS = 6;
    /// @dev Three options for 1 each, and a budget for all.
    bytes private constant SHEET = abi.encodePacked(
        uint64(9),
        "\x01C\x01Q",
        uint64(1),
        "\x01A",
        uint64(1),
        "\x01B",
        uint64(1),
        "\x01C"
    );

    BallotBox private _box;
    BallotId private _ballotId;
    uint256 private _now;
    uint256 private _window;

    Put[] private _puts;
    mapping(address account => bool) private _acted;
    uint256 private _end;
    uint256 private _latest;

    function setUp() external {
        for (uint256 person = 1; person <= MEMBERS; ++person) enter(vm.addr(person), bytes32(person));
    }

    function testFuzz_theMostEndorsedLeadsAtEachStep(uint256 seed, uint48 window) external {
        _begin(1 + (window % 5 days));
        for (uint256 step = 0; step < STEPS; ++step) {
            _pass(uint256(keccak256(abi.encode(seed, step, "time"))));
            _act(uint256(keccak256(abi.encode(seed, step))));
            _compare();
        }
        _finish();
    }

    /// @dev As above with all in the first hours, so that all members come to act.
    function testFuzz_theMostEndorsedLeadsWhereAllTakePart(uint256 seed, uint8 selections) external {
        _begin(3 days);
        for (uint256 person = 1; person <= MEMBERS; ++person) {
            uint256 selected = uint256(keccak256(abi.encode(seed, person))) % (1 + (selections % SELECTIONS));
            _endorse(vm.addr(person), selected, true);
            _compare();
        }
        uint256 counted = 0;
        for (uint256 i = 0; i < _puts.length; ++i) counted += _puts[i].count;
        equal(counted, MEMBERS, "each counts once");
        _warp(_end + 1);
        _compare();
        _finish();
    }

    function _begin(uint256 window) private {
        _window = window;
        _box = newBox(1, uint48(window));
        BallotMode memory mode = BallotMode(3, 1, 3, 1, 3, 1, false, ResultRule.EqualShares, 0);
        _warp(block.timestamp + 1);
        uint48 end = uint48(_now + 1 days);
        _ballotId = _box.open(COMMONS, mode, 0, end, keccak256(SHEET), bytes32(0));
        // A member of later, who is never counted.
        _warp(_now + 1);
        enter(vm.addr(MEMBERS + 1), bytes32(MEMBERS + 1));
        _warp(end + 1);
    }

    /// @dev Hours, the very end, the second after it, or weeks.
    function _pass(uint256 random) private {
        uint256 kind = random % 8;
        random >>= 8;
        if (kind == 0 && _end >= _now) return _warp(_end);
        if (kind == 1 && _end >= _now) return _warp(_end + 1);
        if (kind == 2) return _warp(_now + (random % 20 days));
        if (kind < 6) _warp(_now + (random % (_window / 4 + 1)));
    }

    function _act(uint256 random) private {
        uint256 person = random % (MEMBERS + 3);
        uint256 selected = (random >> 8) % SELECTIONS;
        // A member, the admin, who was none at the start and is this contract, a member of later, or a stranger.
        if (person == 0) _endorse(address(this), selected, false);
        else _endorse(vm.addr(person), selected, person <= MEMBERS);
    }

    function _endorse(address account, uint256 selected, bool counts) private {
        uint256 place = _placeOf(selected);
        bool isNew = place == _puts.length;
        bool taken = _isOpen() && !_acted[account] && (counts || (account == address(this) && isNew));
        vm.prank(account);
        try _box.endorse(_ballotId, selected, 0, isNew ? SHEET : bytes("")) {
            holds(taken, "taken where it is due");
        } catch {
            return holds(!taken, "refused where it is due");
        }
        _acted[account] = true;
        (uint256 leader, , uint256 tied) = _top();
        if (_puts.length == 0) {
            _end = _now + _window;
            _latest = _end + 7 * _extension();
        }
        uint256 count = isNew ? 0 : _puts[place].count;
        if (counts) ++count;
        _put(place, selected, count);
        (uint256 leaderNow, , uint256 tiedNow) = _top();
        if (!isNew && leader == leaderNow && tied == tiedNow) return;
        uint256 end = _now + _extension();
        if (end > _latest) end = _latest;
        if (end > _end) _end = end;
    }

    /// @dev Puts it behind those that had this count before it.
    function _put(uint256 place, uint256 selected, uint256 count) private {
        if (place == _puts.length) _puts.push();
        for (; place + 1 < _puts.length; ++place) _puts[place] = _puts[place + 1];
        _puts[place] = Put(selected, count);
    }

    function _compare() private {
        bool isOpen = _isOpen();
        Result memory found = _box.result(_ballotId);
        if (_puts.length == 0) {
            holds(_box.phase(_ballotId) == BallotPhase.Ended, "nothing was put forward");
            return equal(found.challengeEnd, 0, "no end yet");
        }
        (uint256 leader, uint256 count, uint256 tied) = _top();
        equal(found.selected, leader, "the leader");
        equal(found.endorsements, count, "its endorsements");
        equal(found.tied, tied, "those as high");
        equal(found.cost, _costOf(leader), "what it costs");
        bool waits = !isOpen && tied > 1;
        holds(_box.phase(_ballotId) == (waits ? BallotPhase.Tied : BallotPhase.Proposed), "the phase");
        // The end of a round that a tie reopened is told once somebody endorses in it.
        if (found.challengeEnd == _end) return;
        holds(found.challengeEnd < _end && (_end - found.challengeEnd) % 21 days == 0, "the end of endorsing");
    }

    /// @dev Settled by the leader where there is one and the time is over, by the admin's pick in a tie, else not yet.
    function _finish() private {
        bool isOpen = _isOpen();
        (uint256 leader, uint256 count, uint256 tied) = _top();
        bool settles = _puts.length != 0 && !isOpen && tied == 1;
        try _box.finalize(_ballotId, "") {
            holds(settles, "settled where it is due");
            equal(_box.result(_ballotId).selected, leader, "by the leader");
        } catch {
            holds(!settles, "and not where it is not");
        }
        for (uint256 i = 0; i < _puts.length; ++i) {
            bool picks = !isOpen && tied > 1 && _puts[i].count == count;
            try _box.breakTie(_ballotId, _puts[i].selected, bytes32(0)) {
                holds(picks, "picked among those at the top");
                equal(_box.result(_ballotId).selected, _puts[i].selected, "what was picked");
                equal(_box.result(_ballotId).cost, _costOf(_puts[i].selected), "for what it costs");
                return holds(_box.phase(_ballotId) == BallotPhase.Final, "for good");
            } catch {
                holds(!picks, "refused where none is due");
            }
        }
    }

    function _top() private view returns (uint256 leader, uint256 count, uint256 tied) {
        for (uint256 i = 0; i < _puts.length; ++i) {
            if (tied != 0 && _puts[i].count < count) continue;
            if (tied != 0 && _puts[i].count == count) {
                ++tied;
                continue;
            }
            (leader, count, tied) = (_puts[i].selected, _puts[i].count, 1);
        }
    }

    /// @dev Whether selections can be endorsed now; moves the end to that of the round that is open.
    function _isOpen() private returns (bool) {
        if (_puts.length == 0 || _now <= _end) return true;
        (, , uint256 tied) = _top();
        if (tied == 1) return false;
        uint256 end = _end;
        while (_now > end) {
            if (_now <= end + 14 days) return false;
            end += 14 days + 7 days;
        }
        _end = end;
        return true;
    }

    function _placeOf(uint256 selected) private view returns (uint256 place) {
        while (place < _puts.length && _puts[place].selected != selected) ++place;
    }

    function _extension() private view returns (uint256) {
        return _window < 1 days ? _window : 1 days;
    }

    function _warp(uint256 moment) private {
        _now = moment;
        vm.warp(moment);
    }

    function _costOf(uint256 selected) private pure returns (uint256 cost) {
        for (; selected != 0; selected &= selected - 1) ++cost;
    }
}
